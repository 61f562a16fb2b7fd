"""Ping-pong and an M/M/1 queue in SimPy 2, which Debian packages as python3-simpy."""
import random
import sys
import time

from SimPy.Simulation import (Process, Resource, SimEvent, Simulation, hold,
                              release, request, waitevent)


class Player(Process):
    def play(self, mine, other, count):
        for _ in range(count):
            yield waitevent, self, mine
            yield hold, self, 0.001
            other.signal()


class Serve(Process):
    def serve(self, ball):
        yield hold, self, 0
        ball.signal()


def ping_pong(messages):
    world = Simulation()
    ends = [SimEvent(sim=world), SimEvent(sim=world)]
    for mine, other in (ends, reversed(ends)):
        player = Player(sim=world)
        world.activate(player, player.play(mine, other, messages // 2))
    serve = Serve(sim=world)
    world.activate(serve, serve.serve(ends[0]))
    world.simulate(until=messages)
    return world.now()


class Source(Process):
    def generate(self, jobs, load, server, times):
        for _ in range(jobs):
            yield hold, self, random.expovariate(load)
            job = Job(sim=self.sim)
            self.sim.activate(job, job.visit(server, times))


class Job(Process):
    def visit(self, server, times):
        arrived = self.sim.now()
        yield request, self, server
        yield hold, self, random.expovariate(1)
        yield release, self, server
        times.append(self.sim.now() - arrived)


def single_server(jobs, load):
    world = Simulation()
    server = Resource(capacity=1, sim=world)
    times = []
    source = Source(sim=world)
    world.activate(source, source.generate(jobs, load, server, times))
    world.simulate(until=1e12)
    return sum(times) / jobs


if __name__ == "__main__":
    model, count = sys.argv[1], int(sys.argv[2])
    random.seed(1)
    start = time.process_time()
    result = ping_pong(count) if model == "ping-pong" else single_server(count, 0.8)
    print(time.process_time() - start, result)
