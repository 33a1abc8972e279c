# A column of titles: those of one family name and one telephone are as many people as titles.
# journal: none
journal init . >/dev/null
each() # HEADINGS TELEPHONE NAME TITLE...
{
    headings=$1 phone=$2 name=$3
    shift 3
    echo "$headings" >list.csv
    printf '%s,'"$name,$phone"'\n' "$@" >>list.csv
    journal import --tsv list.csv
    journal import --tsv --namesakes list.csv
    journal import --tsv --namesakes list.csv | cut -f 2 | sort | uniq -c
}
each Title,Name,Phone 5550100 Berg Mr. Mrs Miss Ms Dr. 'Mr & Mrs'  "Mr and Mrs" Mr./Mrs. ""
each Anrede,Name,Telefon 5550200 Weber Herr Frau Fr. Hr. 'Frau Dr.' Dr. Familie "Herr und Frau"
each Civilité,'Nom complet',Téléphone 5550300 Dupont M. Mme Mlle Monsieur Madame "M. et Mme"
each Tratamiento,'Nombre completo',Teléfono 5550400 García Sr. Sra. Srta. D. Dña.
each Titolo,Nominativo,Telefono 5550500 Rossi Sig. Sig.ra 'Gent.ma Sig.ra' Dott. Dott.ssa
each Tratamento,'Nome completo',Telefone 5550600 Silva Sr. Sra. 'Exma. Sra.' Dr. Dra.
each Aanhef,Naam,Telefoon 5550700 Jansen Dhr. Mevr. 'De heer' Mevrouw
each 敬称,氏名,電話番号 0355500800 山田 様 夫人 奥様 先生
each 称谓,姓名,电话 13800138000 王 先生 女士 太太
# A title tells two of a longer name apart too, whichever column has it.
rm guests/*
each Title,Name,Phone 5550100 'J Berg' Mr Mrs
printf 'Name,Phone\nMrs J Berg,5550100\nMiss J Berg,5550100\nJ Berg,5550100\n' >names.csv
journal import --tsv names.csv
printf '姓名,电话\n陈大文先生,13800138000\n陈大文太太,13800138000\n陈大文,13800138000\n' >han.csv
journal import --tsv han.csv
cat guests/j-berg*.txt guests/陈*.txt
# A title does not replace a name that is known better, and "Chef" is no title.
printf '%s\n' Title,Name,First\ Name,Last\ Name Mr.,Tony,Anthony,Hickory Chef,Bo,, Jr.,Cy,, \
    >better.csv
journal import --tsv better.csv
cat guests/tony.txt guests/bo.txt guests/cy.txt
