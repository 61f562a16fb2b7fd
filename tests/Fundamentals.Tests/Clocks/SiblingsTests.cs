using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

public sealed class SiblingsTests
{
    private static readonly VersionVector Nothing = VersionVector.Zero;

    /// <summary>The steps and the outcomes of the unit tests update_test, sync_update_test and sync_test of the authors' Erlang module dvvset (2013).</summary>
    [Fact]
    public void WriteAndSync_PublishedSteps_GiveThePublishedSets()
    {
        var first = new Siblings<string>().Write(Nothing, "a", "v1");
        var second = first.Write(first.Context, "a", "v2");
        var blind = first.Write(Nothing, "a", "v2");
        var seen = new Siblings<string>().Remove(VersionVector.Of(("a", 1)));

        Assert.Equal("v1 [a:1]", first.ToString());
        Assert.Equal("v2 [a:2]", second.ToString());
        Assert.Equal("v3 [a:2 b:1]", second.Write(second.Context, "b", "v3").ToString());
        Assert.Equal("v2 | v4 [a:2 b:1]", second.Write(first.Context, "b", "v4").ToString());
        Assert.Equal("v2 | v5 [a:3]", second.Write(first.Context, "a", "v5").ToString());
        Assert.Equal("v1 | v2 [a:2]", blind.ToString());
        Assert.Equal("v2 | v3 [a:3]", blind.Write(first.Context, "a", "v3").ToString());
        Assert.Equal("v2 [a:2]", seen.Sync(blind).ToString());
        Assert.Equal("v3 | v3 [a:2 b:1 c:1]", second.Write(second.Context, "b", "v3").Sync(second.Write(second.Context, "c", "v3")).ToString());
        Assert.Equal("v1 [a:1 x:1]", first.Sync(new Siblings<string>().Remove(VersionVector.Of(("x", 1)))).ToString());
    }

    [Fact]
    public void Write_WithoutHavingRead_JoinsWhatIsThere()
    {
        var held = new Siblings<string>().Write(Nothing, "a", "red").Write(Nothing, "a", "blue");

        Assert.Equal(["red", "blue"], held.Values);
        Assert.Equal("red | blue [a:2]", held.ToString());
    }

    [Fact]
    public void Write_HavingReadAll_ReplacesAll()
    {
        var held = new Siblings<string>().Write(Nothing, "a", "red").Write(Nothing, "a", "blue");

        Assert.Equal("green [a:2 b:1]", held.Write(held.Context, "b", "green").ToString());
    }

    [Fact]
    public void Write_HavingReadSome_ReplacesThoseAlone()
    {
        var one = new Siblings<string>().Write(Nothing, "a", "red");
        var two = one.Write(Nothing, "a", "blue");

        Assert.Equal([new DottedValue<string>(new Dot("a", 2), "blue"), new(new Dot("a", 3), "green")], two.Write(one.Context, "a", "green").Versions);
    }

    [Fact]
    public void Write_HavingReadAtAReplicaThatKnowsMore_ReplacesWhatIsNotHereYet()
    {
        var elsewhere = new Siblings<string>().Write(Nothing, "b", "red");
        var here = new Siblings<string>().Write(elsewhere.Context, "a", "blue");

        Assert.Equal("blue [a:1 b:1]", here.ToString());
        Assert.Equal(here, here.Sync(elsewhere));
    }

    [Fact]
    public void Write_ContextKnowsMoreOfTheNodeThanItself_CountsOnFromThere()
    {
        var read = new Siblings<string>().Write(Nothing, "a", "red");

        Assert.Equal([new DottedValue<string>(new Dot("a", 2), "blue")], new Siblings<string>().Write(read.Context, "a", "blue").Versions);
    }

    [Fact]
    public void Remove_WhatWasRead_LeavesAConcurrentWriteAndDoesNotComeBack()
    {
        var read = new Siblings<string>().Write(Nothing, "a", "red");
        var held = read.Write(Nothing, "b", "blue").Remove(read.Context);

        Assert.Equal("blue [a:1 b:1]", held.ToString());
        Assert.Equal(held, held.Sync(read));
        Assert.Equal("nothing [a:1]", read.Remove(read.Context).ToString());
    }

    [Fact]
    public void Sync_DotUsedTwice_Throws()
    {
        var before = new Siblings<string>().Write(Nothing, "a", "red");
        var forgotten = new Siblings<string>().Write(Nothing, "a", "blue");

        var error = Assert.Throws<InvalidOperationException>(() => before.Sync(forgotten));
        Assert.Equal("The dot a:1 is two values, 'red' and 'blue': a has used it twice. A node that has lost its memory must come back under another name.", error.Message);
    }

    [Fact]
    public void Write_WithoutContextOrNode_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new Siblings<string>().Write(null!, "a", "red"));
        Assert.Throws<ArgumentException>(() => new Siblings<string>().Write(Nothing, "", "red"));
        Assert.Throws<ArgumentNullException>(() => new Siblings<string>().Sync(null!));
    }
}
