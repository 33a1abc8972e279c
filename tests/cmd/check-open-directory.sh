chmod 755 .
journal check open-directory
chmod 700 .
journal check open-directory
