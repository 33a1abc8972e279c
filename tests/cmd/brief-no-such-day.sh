# A day that there is not is no name either.
journal brief --long 2030-02-30
echo $?
