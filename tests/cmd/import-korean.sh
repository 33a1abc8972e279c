# Headings of lists in Korean, and names in parts of scripts without spaces.
# journal: none
journal init . >/dev/null
cat >guests.csv <<'X'
이름,휴대폰 번호,이메일,생년월일,알레르기,특이사항,싫어하는 음식
김철수,010-1234-5678,kim@example.org,1980-05-14,땅콩; 새우,창가,고수
이영희,010-2345-6789,,,없음,,
X
journal import --tsv guests.csv
cat >bookings.csv <<'X'
예약자명,연락처,예약일,예약 시간,인원,테이블,예약 상태,요청사항
박민수,010-3456-7890,2026-11-28,19:00,4,12,확정,생일 케이크
최지우,010-4567-8901,2026-11-28,오후 7시 30분,2,3,취소,
X
journal import --tsv bookings.csv
printf '성,명,호칭,전화번호\n김,철수,님,010-1234-5678\n' >parts.csv
journal import --tsv parts.csv
printf '姓,名,敬称,電話番号\n山田,太郎,様,0312345678\n王,,先生,0312345679\n' >parts.csv
journal import --tsv parts.csv
cat guests/*
