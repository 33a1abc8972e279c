# What has nothing against it is fresh, never safe.
journal plan --all dieter,zoe
