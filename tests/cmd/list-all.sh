journal list
