using System.Text.Json;
using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>What people ask for between two slots says nothing of what is usual in a slot.</summary>
public sealed class AskedBetweenTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Runs_by_a_person_are_not_doubted_and_do_not_hide_a_slot_that_reads_nothing(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        for (var day = 0; day < 5; day++)
        {
            house.Script.Say(Many(day * 100, 30));
            Assert.Equal(RunState.Succeeded, (await house.Run()).State);
            house.Script.Say(new ScriptedPage("[]"));
            Assert.Equal(RunState.Succeeded, (await house.Run(by: RunTrigger.Person)).State);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(RunState.Succeeded, (await house.Run(by: RunTrigger.Person)).State);
        Assert.Equal(RunState.Doubtful, (await house.Run()).State);
    }

    static ScriptedPage Many(int from, int count) =>
        new(JsonSerializer.Serialize(Enumerable.Range(from, count).Select(i => new { id = $"k{i}", name = $"N{i}" })));
}
