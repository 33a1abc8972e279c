# A dish without an objection is fresh, never safe.
journal plan --all dieter,zoe
