using Fundamentals.Simulator;

namespace Fundamentals.Tests.Simulator;

public sealed class EventQueueTests
{
    [Fact]
    public void TryTake_ManyWithTies_OrderIsDueThenScheduled()
    {
        var queue = new EventQueue();
        var random = new RandomStream(1, "ties");
        var expected = new List<(long Due, int Number)>();
        var taken = new List<(long Due, int Number)>();
        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                var item = new Item(expected.Count);
                var due = round * 10 + random.Next(30);
                expected.Add((due, item.Number));
                queue.Schedule(due, item);
            }

            while (queue.TryTake(round * 10 + 9, out var due, out var what))
                taken.Add((due, ((Item)what).Number));
        }

        while (queue.TryTake(long.MaxValue, out var due, out var what))
            taken.Add((due, ((Item)what).Number));

        Assert.Equal(5000, taken.Count);
        Assert.Equal(expected.Order(), taken);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void TryTake_CalledOffAndScheduledAgain_OnlyTheLastCounts()
    {
        var queue = new EventQueue();
        var item = new Item(1);
        queue.Schedule(5, item);
        item.CallOff();
        queue.Schedule(7, item);

        Assert.True(queue.TryTake(long.MaxValue, out var due, out var what));
        Assert.Equal(7, due);
        Assert.Same(item, what);
        Assert.False(queue.TryTake(long.MaxValue, out _, out _));
    }

    [Fact]
    public void TryTake_NotYetDue_LeavesIt()
    {
        var queue = new EventQueue();
        queue.Schedule(10, new Item(1));

        Assert.False(queue.TryTake(9, out _, out _));
        Assert.True(queue.TryTake(10, out _, out _));
    }

    [Fact]
    public void HasDue_FirstCalledOff_LooksAtTheNextAndTakesNothing()
    {
        var queue = new EventQueue();
        var calledOff = new Item(1);
        queue.Schedule(5, calledOff);
        queue.Schedule(6, new Item(2));
        calledOff.CallOff();

        Assert.False(queue.HasDue(5));
        Assert.True(queue.HasDue(6));
        Assert.True(queue.TryTake(6, out var due, out var what));
        Assert.Equal((6, 2), (due, ((Item)what).Number));
        Assert.False(queue.HasDue(long.MaxValue));
    }

    private sealed class Item(int number) : Happening
    {
        public int Number => number;

        public void CallOff() => Revision++;

        public override void Happen()
        {
        }
    }
}
