"""Many people at once, in threads, so that a fault meets visits in every state."""

import threading
import time

from tests.faults.people import Person


class Crowd:
    """People who walk one after another in some threads until they are told to stop."""

    def __init__(self, port, threads=3, *, patience=0, headers=None):
        self.port, self.patience, self.headers = port, patience, headers
        self.finished, self.failures, self.troubles = [], [], []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.walk_on) for _each in range(threads)]

    def walk_on(self):
        while not self.stopping.is_set():
            person = Person(self.port, patience=self.patience, headers=self.headers)
            try:
                person.walk()
            except Exception as error:
                self.failures.append(f"{type(error).__name__}: {error}")
            else:
                self.finished.append(person)
            self.troubles += person.troubles

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def wait_for(self, visits, seconds=90):
        """Until so many more visits have come to their end."""
        goal, until = len(self.finished) + visits, time.monotonic() + seconds
        while len(self.finished) < goal and time.monotonic() < until:
            time.sleep(0.1)
        assert len(self.finished) >= goal, (self.failures, self.troubles)

    def __exit__(self, *error):
        self.stopping.set()
        for thread in self.threads:
            thread.join(60)
