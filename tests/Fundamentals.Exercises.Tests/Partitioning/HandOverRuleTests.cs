using Fundamentals.Exercises.Partitioning;
using Fundamentals.Replication.Sharding;

namespace Fundamentals.Exercises.Tests.Partitioning;

public sealed class HandOverRuleTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        Turn Next(ShardView shard, long epoch)
        {
            if (shard.Owner == shard.Me)
                return Turn.Answer;
            return epoch > shard.Epoch ? Turn.Wait : Turn.PassOn;
        }

        Assert.Equal(CheckStatus.Solved, Check(Next).Status);
    }

    /// <summary>A node is never named for an epoch that it knows to be another's.</summary>
    [Fact]
    public void Check_WaitsForTheSameEpochToo_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((shard, epoch) => shard.Owner == shard.Me ? Turn.Answer : epoch >= shard.Epoch ? Turn.Wait : Turn.PassOn).Status);

    [Theory]
    [InlineData(Turn.Answer, "always answers")]
    [InlineData(Turn.PassOn, "always passes on")]
    [InlineData(Turn.Wait, "always waits")]
    public void Check_Constant_SaysSo(Turn turn, string part) => Says(part, Check((_, _) => turn));

    [Fact]
    public void Check_AnswersBeforeTheToken_SaysWhatGoesWrong() =>
        Says("before it has the token", Check((shard, epoch) => shard.Owner == shard.Me || epoch > shard.Epoch ? Turn.Answer : Turn.PassOn));

    [Fact]
    public void Check_NeverWaits_SaysThatRequestsGoInCircles() =>
        Says("in circles", Check((shard, _) => shard.Owner == shard.Me ? Turn.Answer : Turn.PassOn));

    [Fact]
    public void Check_NeverPassesOn_SaysSo() =>
        Says("never passes on", Check((shard, _) => shard.Owner == shard.Me ? Turn.Answer : Turn.Wait));

    [Fact]
    public void Check_ComparesTheWrongWayRound_SaysSo()
    {
        Says("waits for the past", Check((shard, epoch) => shard.Owner == shard.Me ? Turn.Answer : epoch < shard.Epoch ? Turn.Wait : Turn.PassOn));
        Says("waits for the past", Check((shard, epoch) => shard.Owner == shard.Me ? Turn.Answer : epoch <= shard.Epoch ? Turn.Wait : Turn.PassOn));
    }

    [Fact]
    public void Check_WaitsForTheNextEpochOnly_SaysSo() =>
        Says("very next epoch only", Check((shard, epoch) => shard.Owner == shard.Me ? Turn.Answer : epoch == shard.Epoch + 1 ? Turn.Wait : Turn.PassOn));

    [Fact]
    public void Check_OwnerAsksForItsEpoch_SaysSo() =>
        Says("does not answer every request", Check((shard, epoch) => shard.Owner == shard.Me && epoch == shard.Epoch ? Turn.Answer : epoch > shard.Epoch ? Turn.Wait : Turn.PassOn));

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((shard, epoch) => shard.Owner == shard.Me ? Turn.PassOn : epoch > shard.Epoch ? Turn.Answer : Turn.Wait);

        Assert.Equal("This is not what keeps the shard safe, or its requests moving.", result.Message);
        Assert.Equal("cedar knows that cedar has it in epoch 1; a request comes from a client, with 0", result.Tried);
        Assert.Equal(("Turn.Answer", "Turn.PassOn"), (result.Expected, result.Got));
    }

    private CheckResult Check(Func<ShardView, long, Turn> answer) => Chapter10.HandOver.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
