"""What is known about people and any two of them: values, history, rules and worth."""
