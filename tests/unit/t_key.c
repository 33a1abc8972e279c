#include "text/key.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

static void begin(void)
{
    keys_init(&keys, &a);
}

TEST(key_table)
{
    begin();
    CHECK(keys.n > KEY_BUILTIN);
    CHECK(!keys_is_alias(&keys, KEY_NOTE));
    for (size_t i = KEY_BUILTIN; i < keys.n; i++) /* then other names of these */
        CHECK(keys_is_alias(&keys, i) && keys.v[i].as < KEY_BUILTIN);
    CHECK_INT(keys.item, KEY_DISH);
    CHECK_INT(keys_find(&keys, SPAN("name")), KEY_NAME);
    CHECK_INT(keys_find(&keys, SPAN("Allergy")), KEY_ALLERGY);
    CHECK_INT(keys_find(&keys, SPAN("NOTE")), KEY_NOTE);
    CHECK_INT(keys_find(&keys, SPAN("alergy")), KEY_NONE);
    CHECK_INT(keys_find(&keys, SPAN("")), KEY_NONE);
    CHECK_INT(keys_find(&keys, SPAN("dish\0")), KEY_NONE);
    CHECK_INT(keys.v[KEY_LANGUAGE].class, CLASS_STANDING);
    CHECK_INT(keys.v[KEY_KNOWS].class, CLASS_BOND);
    CHECK_INT(keys.v[KEY_TRIED].class, CLASS_TRAIL);
}

TEST(key_added)
{
    begin();
    size_t built_in = keys.n;
    int part = keys_add(&keys, SPAN("Part"), CLASS_ITEM);
    CHECK_INT(part, built_in);
    CHECK_STR(keys.v[part].name, "part");
    CHECK_INT(keys.item, part); /* the house's own first item is what has no key */
    CHECK(keys_add(&keys, SPAN("tool"), CLASS_ITEM) != part);
    CHECK_INT(keys.item, part);
    CHECK_INT(keys_add(&keys, SPAN("part"), CLASS_OPEN), part);
    CHECK_INT(keys.v[part].class, CLASS_OPEN);
    CHECK_INT(keys_add(&keys, SPAN("dish"), CLASS_IDENTITY), KEY_NONE);
    CHECK_INT(keys.v[KEY_DISH].class, CLASS_ITEM);
    CHECK_INT(keys_add(&keys, SPAN("wine"), CLASS_ITEM), KEY_WINE);
}

TEST(key_near)
{
    begin();
    struct span long_one =
        SPAN("a-key-of-sixty-four-letters-is-as-long-as-any-that-is-looked-for");
    int far = keys_add(&keys, span_from(long_one, 1), CLASS_ITEM);
    CHECK_INT(long_one.n, 64);
    CHECK_INT(keys_near(&keys, long_one), far);
    CHECK_INT(keys_near(&keys, SPAN("alergy")), KEY_ALLERGY);
    CHECK_INT(keys_near(&keys, SPAN("allregy")), KEY_ALLERGY);
    CHECK_INT(keys_near(&keys, SPAN("Allergie")), KEY_ALLERGY);
    CHECK_INT(keys_near(&keys, SPAN("intolerence")), KEY_INTOLERANCE);
    CHECK_INT(keys_near(&keys, SPAN("color")), KEY_NONE);
    CHECK_INT(keys_near(&keys, SPAN("")), KEY_NONE);
    CHECK_INT(keys_near(&keys, SPAN("allergies")), KEY_ALLERGY);
    CHECK_INT(keys_near(&keys, SPAN("allercorn")), KEY_NONE);
    CHECK_INT(keys_near(&keys, SPAN("ollergies")), KEY_ALLERGY); /* by another of its names */
    CHECK_INT(keys_near(&keys, SPAN("过年")), KEY_NONE); /* two characters are always near */
    CHECK_INT(keys_near(&keys, SPAN("companionship")), KEY_COMPANY); /* the first of the two */
    CHECK_INT(keys_near(&keys, SPAN("nameless")), KEY_NONE);
    CHECK_INT(keys_near(&keys, SPAN("langauge")), KEY_LANGUAGE); /* eight letters, two slips */
    CHECK_INT(keys_near(&keys, SPAN("birthdya")), KEY_BIRTHDAY);
    CHECK_INT(keys_near(&keys, SPAN("famliiy")), KEY_NONE); /* seven, and two */
    CHECK_INT(keys_near(&keys, SPAN("nane")), KEY_NAME);
    CHECK_INT(keys_near(&keys, SPAN("notes")), KEY_NOTE);
}

TEST(key_other_names)
{
    begin();
    CHECK_INT(keys_find(&keys, SPAN("Allergies")), KEY_ALLERGY);
    CHECK_INT(keys_find(&keys, SPAN("アレルギー")), KEY_ALLERGY);
    CHECK_INT(keys_find(&keys, SPAN("dietary")), KEY_DIET);
    CHECK_INT(keys_find(&keys, SPAN("intolleranze")), KEY_INTOLERANCE);
    CHECK(keys_is_slip(&keys, SPAN("allergies")) && !keys_is_slip(&keys, SPAN("allergie")));
    CHECK(!keys_is_slip(&keys, SPAN("allergy")) && !keys_is_slip(&keys, SPAN("nothing")));

    int hat = keys_add(&keys, SPAN("hat"), CLASS_STANDING);
    size_t n = keys.n;
    CHECK(keys_alias(&keys, SPAN("Chapeau"), hat));
    CHECK_INT(keys_find(&keys, SPAN("chapeau")), hat);
    CHECK_INT(keys.v[n].class, CLASS_STANDING);
    CHECK(keys_alias(&keys, SPAN("chapeau"), hat) && keys_alias(&keys, SPAN("hat"), hat));
    CHECK_INT(keys.n, n + 1);
    CHECK(!keys_alias(&keys, SPAN("chapeau"), KEY_SEAT)); /* one name, one key */
    CHECK(!keys_alias(&keys, SPAN("dish"), hat));
    CHECK(!keys_alias(&keys, SPAN("hat"), KEY_SEAT));
    CHECK_INT(keys_add(&keys, SPAN("chapeau"), CLASS_STANDING), hat);
    CHECK(keys_alias(&keys, SPAN("allergies"), KEY_ALLERGY)); /* the house types it */
    CHECK(!keys_is_slip(&keys, SPAN("allergies")));
}

TEST(key_classes)
{
    CHECK_INT(class_find(SPAN("standing")), CLASS_STANDING);
    CHECK_INT(class_find(SPAN("Item")), CLASS_ITEM);
    CHECK_INT(class_find(SPAN("text")), CLASS_TEXT);
    CHECK_INT(class_find(SPAN("unknown")), CLASS_UNKNOWN);
    CHECK_INT(class_find(SPAN("own")), CLASS_UNKNOWN);
    CHECK_INT(class_find(SPAN("")), CLASS_UNKNOWN);
    CHECK_STR(span_str(class_name(CLASS_BOND)), "bond");
}

static struct span exact(const char *text)
{
    return unit_exact(span_str(text), &a);
}

TEST(key_prefix)
{
    CHECK_INT(key_prefix(exact("dish+: cod")), 4);
    CHECK_INT(key_prefix(exact("x-a1:")), 4);
    CHECK_INT(key_prefix(exact("dish-: cod")), 4); /* never ends in "-": that is the mark */
    CHECK_INT(key_prefix(exact("a--:")), 1);
    CHECK_INT(key_prefix(exact("1a:")), 0);
    CHECK_INT(key_prefix(exact("-a:")), 0);
    CHECK_INT(key_prefix(exact("メモ:")), 6);
    CHECK_INT(key_prefix(exact("cafe\xCC\x81:")), 6); /* an accent of its own */
    CHECK_INT(key_prefix(exact("\xCC\x81:")), 0);
    CHECK_INT(key_prefix(exact("a\xFF:")), 1);
    CHECK_INT(key_prefix(exact("a\xE2\x80\xAE:")), 1); /* a bidi control */
    CHECK_INT(key_prefix(exact("🦆:")), 0);
    CHECK_INT(key_prefix(exact("two words:")), 3);
    CHECK_INT(key_prefix(exact("")), 0);
    CHECK_INT(key_prefix(exact("aZzA09b:")), 7);
    CHECK_INT(key_prefix(exact("azAZ09")), 6);
    CHECK_INT(key_prefix(exact("Dish:")), 4);
    static const char others[] = "@[`{/;. \x7F\t";
    for (size_t i = 0; i < sizeof others - 1; i++) {
        char text[] = {'a', 'B', others[i], ':', others[i], ':'};
        CHECK_INT(key_prefix((struct span){text, 4}), 2);
        CHECK_INT(key_prefix((struct span){text + 4, 2}), 0);
    }
    CHECK_INT(key_prefix(exact("a\xC2\x85:")), 1); /* a control character */
    CHECK_INT(key_prefix(exact("中-1:")), 5);
}
