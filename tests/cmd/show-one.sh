journal show aiko
