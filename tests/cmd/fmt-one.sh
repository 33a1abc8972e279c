printf '\357\273\2772024-03-01 dish:cod  \r\n# of the soup\r\nwhat\r\n DISH+\t: soup\r\nname：Eve' \
    >guests/eve.txt
journal fmt eve
journal fmt eve
od -c guests/eve.txt | head -n 3
cat guests/eve.txt
