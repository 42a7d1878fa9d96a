"""What the clock asks: due rows and the bells that ring for them."""
