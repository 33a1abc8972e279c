for how in id name last visits gap; do
    echo "-- $how"; journal list --ids --sort $how | head -n 5
done
