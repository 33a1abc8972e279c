# Lists of bookings in several languages: day, hour, people, table and status make one line.
# journal: none
journal init . >/dev/null
cat >en.csv <<'X'
Guest Name,Phone,Visit Date,Time,Party Size,Table,Status,Special Requests,Source
Ann Berg,+15555550100,11/27/2026,7:00 PM,4,12,Confirmed,window seat,Web
Bo Ek,+15555550101,11/13/2026,19:30:00,2,,Completed,,
Cy Dahl,+15555550102,11/28/2026,12:30 PM,6 guests,3,No-Show,,
Di Noor,+15555550103,11/28/2026,21:00 - 23:00,2,3,Canceled by guest,,
Eva Ek,+15555550104,11/29/2026,soon,2,3,Waitlist,,
Fay Ek,+15555550105,11/30/2026,,2,Terrace,Pending,,
Gus Ek,+15555550106,,,,,,,
X
journal import en.csv
journal import en.csv
cat >zone.csv <<'X'
Name,Reservation Date/Time,Covers
Hal Ek,2026-12-01T18:00:00Z,2
Ida Ek,"Fri, Dec 4, 2026 8:15 pm",0
Jo Ek,2026-12-05 0:30,3
X
TZ=UTC-1 journal import zone.csv
cat >fr.csv <<'X'
Nom;Prénom;Téléphone;Date;Heure;Nombre de personnes;Statut
Roux;Zoé;0612345678;27/11/2026;19h30;4;Confirmée
Blanc;Léa;0612345679;28/11/2026;12h;2;Annulée
X
journal import fr.csv
cat >ja.csv <<'X'
予約名,電話番号,ご予約日時,人数,卓番,ステータス
山田 太郎,090-1234-5678,2026年11月27日 19時30分,4名,5,キャンセル済み
佐藤 花子,090-1234-5679,2026/11/28 午後7時,2,,来店済み
X
journal import ja.csv
cat guests/*
# Without hours or people a day is no booking's, and --map decides.
printf 'Name,Date,Status,Table\nKim Ek,2026-11-01,new,7\n' >days.csv
journal import days.csv
journal import --map 'Date=booked-date' --by-name days.csv
cat guests/kim-ek.txt
printf 'Name,Date,Time\nLu Ek,03/04/2027,19:00\n' >unclear.csv
journal import unclear.csv; echo $?
journal import --dates mdy unclear.csv
cat guests/lu-ek.txt
# The host of a booking is not the guest, and the day on which it was made is not its day.
cat >made.csv <<'X'
Booking Date,Date,Time,First Name,Last Name,Pax,Booked By,Visit Note
2026-11-01,2026-11-27,19:30,Mo,Ek,4,Kim,late
X
journal import made.csv
cat guests/mo-ek.txt
