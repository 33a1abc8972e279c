journal served aiko
