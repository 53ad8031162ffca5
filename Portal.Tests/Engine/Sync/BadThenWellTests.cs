using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A record that comes badly and then well waits in no quarantine, however close together the two come.</summary>
public sealed class BadThenWellTests
{
    const string Bad = """{"id":"a"}""", Well = """{"id":"a","name":"Ada"}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task On_one_page(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage($"[{Bad},{Well}]"));
        await house.Run();
        Assert.Equal((0L, """{"name":"Ada"}"""), ((await house.Standing()).Waiting, (await house.Records())["a"]));

        house.Script.Say(new ScriptedPage($"[{Well},{Bad}]"));
        await house.Run();
        Assert.Equal(1, (await house.Standing()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task On_two_pages_that_are_committed_together(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        // The first commit lasts until so many pages are there that the next two wait side by side.
        var ahead = new TaskCompletionSource();
        var empty = new ScriptedPage("[]");
        house.Script.Say(
            empty with { Acknowledge = async () => await ahead.Task.WaitAsync(Stop) }, new ScriptedPage($"[{Bad}]"), new ScriptedPage($"[{Well}]"), empty, empty, empty,
            empty with { Before = _ => { ahead.SetResult(); return Task.CompletedTask; } });
        await house.Run();
        Assert.Equal((0L, """{"name":"Ada"}"""), ((await house.Standing()).Waiting, (await house.Records())["a"]));
    }
}
