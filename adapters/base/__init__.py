"""What every platform's adapter shares: what a platform is, work in flight, a busy platform, files
that go with cards, and serving web pages."""
