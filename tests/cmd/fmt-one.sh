printf '\357\273\2772024-03-01 dish:cod  \r\n# of the soup\r\nwhat\r\n DISH+\t: soup\r\nname：Eve' \
    >guests/eve.txt
journal fmt eve
journal fmt eve
od -c guests/eve.txt | head -n 3
cat guests/eve.txt
# Two marks: the second is of the line.
printf '\357\273\277\357\273\277x\n' >guests/bom.txt
journal fmt bom
od -c guests/bom.txt
