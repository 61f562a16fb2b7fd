using Fundamentals.Exercises.Consistency;
using Fundamentals.Replication;

namespace Fundamentals.Exercises.Tests.Consistency;

public sealed class ReadOwnTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved()
    {
        Assert.Equal(CheckStatus.NotSolved, Check((_, _, _) => throw new NotSolvedException()).Status);
        Assert.Equal(CheckStatus.NotSolved, Check(async (client, key, _) => await client.Read(key) is null ? throw new NotSolvedException() : null).Status);
    }

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        Assert.Equal(CheckStatus.Solved, Check((client, key, written) => Read(client, key, found => Version(found) >= written)).Status);
        Assert.Equal(["4.4"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_TypicalMistakes_EachSaySo()
    {
        Says("older than what the client has written", Check((client, key, _) => client.Read(key)));
        Says("does not ask the near replica first", Check((client, key, _) => Read(client, key, _ => false, skipNear: true)));
        Says("Equal is new enough", Check((client, key, written) => Read(client, key, found => Version(found) > written)));
        Says("Equal is new enough", Check((client, key, _) => Read(client, key, _ => false)));
        Says("\"10\" comes before \"9\"", Check((client, key, written) => Read(client, key, found => string.CompareOrdinal(found ?? "0", $"{written}") >= 0)));
        Says("leaves the client at the primary", Check(async (client, key, written) =>
        {
            var found = await client.Read(key);
            if (Version(found) >= written)
                return found;
            client.Replica = "primary";
            return await client.Read(key);
        }));
        Says("when the primary gives no answer", Check(async (client, key, written) =>
        {
            var found = await client.Read(key);
            try
            {
                return Version(found) >= written ? found : await Read(client, key, _ => false, skipNear: true);
            }
            catch (TimeoutException)
            {
                return found;
            }
        }));
        Says("no replica has said", Check(async (client, key, written) => await Read(client, key, found => Version(found) >= written) is { } found ? $"{Version(found) + 1}" : "1"));
        Says("threw FormatException", Check((_, _, _) => throw new FormatException("hm")));
        Says("has answered", Check(async (client, key, written) =>
            await client.Read(key) is var found && Version(found) >= written ? found : throw new UnavailableException("no")));
    }

    [Fact]
    public void Check_NeverReturns_SaysSo() =>
        Says("never comes to an end", Check(async (client, key, written) =>
        {
            while (Version(await client.Read(key)) < written + 100)
                await client.Delay(TimeSpan.FromMilliseconds(100));
            return null;
        }));

    private static async Task<string?> Read(StoreClient client, string key, Func<string?, bool> isEnough, bool skipNear = false)
    {
        var near = client.Replica;
        if (!skipNear && await client.Read(key) is var found && isEnough(found))
            return found;
        client.Replica = "primary";
        try
        {
            return await client.Read(key);
        }
        finally
        {
            client.Replica = near;
        }
    }

    private static long Version(string? value) => long.Parse(value ?? "0");

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
        Assert.NotNull(result.Got);
    }

    private CheckResult Check(Func<StoreClient, string, long, Task<string?>> answer) => Chapter04.ReadOwn.Check(answer, _folder.Options);
}
