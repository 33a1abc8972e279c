#include "pages/wall.h"

#include "pages/wall_page.h"
#include "pages/wall_who.h"

#include <stdio.h>

static void set_place(const struct wall_tables *p, struct row *r, size_t place, size_t table)
{
    const struct brief_seat *seat = p->places[place].seat;
    row_text(r, WALL_ID, seat->who->guest.id);
    row_time(r, WALL_TIME, seat->time);
    row_int(r, WALL_PARTY, (int64_t)table + 1);
    if (p->tables[table].name.n)
        row_text(r, WALL_TABLE, p->tables[table].name);
}

static void emit_finding(const struct wall_tables *p, const struct wall_people *who,
                         const struct wall_finding *f, size_t place, size_t table)
{
    enum plan_level level = (enum plan_level)f->level;
    const struct wall_person *person = wall_person_of(p, who, place, f);
    struct row r = wall_row(p, L_LINE, plan_level_tone(level));
    set_place(p, &r, place, table);
    if (f->dish < p->w->menu->n)
        row_text(&r, WALL_DISH, p->w->menu->v[f->dish].name);
    row_text(&r, WALL_LEVEL, plan_level_name(level));
    row_text(&r, WALL_NAME, person->name);
    row_text(&r, WALL_REASON, p->texts.keys[f->text]);
    if (level == PLAN_STOP)
        row_text(&r, WALL_INSTEAD, p->texts.keys[f->instead]);
    row_text(&r, WALL_LETTER, person->letter);
    if (f->fact) {
        row_text(&r, WALL_FILE_PATH, p->places[place].seat->who->path);
        row_int(&r, WALL_LINE, f->fact->lineno);
    }
    sink_row(p->out, &r);
}

/* Prints what is known against a dish, by its number; the menu's n: against no dish. */
static void emit_findings(const struct wall_tables *p, const struct wall_people *who,
                          size_t dish)
{
    for (size_t t = 0; t < p->tables_n; t++)
        for (size_t i = p->tables[t].from; i < p->tables[t].from + p->tables[t].n; i++) {
            const struct wall_place *at = &p->places[i];
            for (uint32_t k = at->first[dish]; k != WALL_NONE; k = at->against[k].next)
                if (at->against[k].level == PLAN_STOP || at->against[k].level == PLAN_ASK)
                    emit_finding(p, who, &at->against[k], i, t);
        }
}

/* Returns how many of each table get the dish, with "!" if someone must not have it and "?" if
 * someone must be asked. */
static struct buf cells(const struct wall_tables *p, size_t dish)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < p->tables_n; i++) {
        bool asks;
        int out = wall_left_out(p, &p->tables[i], dish, &asks);
        char cell[32];
        snprintf(cell, sizeof cell, "%d%s%s", p->tables[i].covers - out, out ? "!" : "",
                 asks ? "?" : "");
        buf_fmt(&b, "%5s", cell);
    }
    return b;
}

static void emit_dish(const struct wall_tables *p, const struct wall_people *who, size_t dish,
                      size_t number)
{
    int of, serve = wall_servings(p, dish, &of);
    struct row r = wall_row(p, L_DISH, TONE_PLAIN);
    row_text(&r, WALL_DISH, p->w->menu->v[dish].name);
    row_int(&r, WALL_COVERS, of);
    row_int(&r, WALL_SERVE, serve);
    struct buf all = cells(p, dish);
    if (!p->w->menu->v[dish].only.n)
        row_text(&r, WALL_CELLS, buf_span(&all));
    row_int(&r, WALL_NUMBER, (int64_t)number);
    sink_row(p->out, &r);
    buf_release(&all);
    emit_findings(p, who, dish);
}

static void emit_head(const struct wall_tables *p)
{
    struct buf b = BUF_INIT;
    struct row r = wall_row(p, L_HEAD, TONE_PLAIN);
    int covers = brief_add_day_text(&b, p->w->evening, 0);
    row_text(&r, WALL_NAME, buf_move(&b, p->w->arena));
    row_int(&r, WALL_COVERS, covers);
    sink_row(p->out, &r);
}

void wall_emit(const struct wall *w, struct sink *out)
{
    struct wall_tables p = {.w = w, .out = out};
    wall_read(&p);
    if (!p.tables_n)
        return;
    emit_head(&p);
    if (w->people) {
        wall_page_emit(&p);
        return;
    }
    struct wall_people who;
    size_t number = 0;
    wall_read_people(&p, &who);
    emit_findings(&p, &who, w->menu->n);
    for (size_t i = 0; i < w->menu->n; i++)
        if (w->menu->v[i].lost)
            emit_findings(&p, &who, i);
    for (size_t i = 0; i < w->menu->n; i++)
        if (!w->menu->v[i].without)
            emit_dish(&p, &who, i, ++number);
}
