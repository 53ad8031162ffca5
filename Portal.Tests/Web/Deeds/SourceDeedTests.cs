using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Deeds;

/// <summary>What is said before a source goes, or what is half connected of it, is what happens.</summary>
public sealed class SourceDeedTests
{
    static readonly SourceDraft Ledger = new() { Name = "Ledger", Address = new("https://ledger.example.com/v1"), Auth = new SourceAuth { Kind = AuthKind.Bearer } };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removing_one_takes_all_that_is_in_it_and_stops_what_is_under_way()
    {
        await using var house = await DeedHouse.Open();
        var (source, streams) = (house.Connected.Source, await house.Streams());
        var gone = await Deleted(house);
        var scene = Scene(house);
        Assert.True(await scene.Load(source.Id));
        // All contacts are one page, and it is that one which does not come.
        house.Switches.Set("slow", "600");
        var run = await house.Begin(house.Connected.Feed("Contacts"), everything: true);
        Assert.Single(await house.Get<UnfinishedStreams>().List(source.Id, Stop));

        var said = await house.Do(FeedAsk.Remove(source, scene, await house.Desk.OwnSecret(source)));

        Assert.Contains($"{streams.Count} streams with all feeds, their settings and where they stand are lost", said, StringComparison.Ordinal);
        Assert.Contains("what is half connected is given up", said, StringComparison.Ordinal);
        Assert.Equal(RunState.Cancelled, (await run.Ended.WaitAsync(Stop)).State);
        Assert.Null(await house.Get<SourceRegistry>().Find(source.Id, Stop));
        Assert.Empty(await house.Get<StreamRegistry>().List(source.Id, Stop));
        Assert.Empty(await house.Get<UnfinishedStreams>().List(source.Id, Stop));
        Assert.Equal(streams.Sum(stream => stream.Records), await Deleted(house) - gone);
        await using var db = house.Read();
        Assert.False(await db.Set<RecordRow>().AnyAsync(record => !record.Deleted, Stop));
        Assert.False(await db.Set<FeedState>().AnyAsync(Stop));
        var entries = await house.Audited("source.removed");
        Assert.Equal([.. streams.Select(_ => "feed"), "source", .. streams.Select(_ => "stream")], entries.Select(entry => entry.TargetKind).Order(StringComparer.Ordinal));
        Assert.All(entries, entry => Assert.Equal(house.Ada.Name, entry.Who));
    }

    [Fact]
    public async Task Its_credential_leaves_the_vault_with_it_unless_another_source_shows_the_same()
    {
        await using var house = await DeedHouse.Open();
        var (systems, vault) = (house.Get<SystemDesk>(), house.Get<Vault>());
        var first = (await systems.Add(house.Ada, Ledger, "sk-ledger", Stop)).Value;
        var second = (await house.Get<SourceRegistry>().Add(house.Ada, SourceDraft.Of(first) with { Name = "Ledger of the branch" }, Stop)).Value;
        var name = first.Auth.Secret!["vault:".Length..];
        var scene = Scene(house);

        Assert.True(await scene.Load(first.Id));
        Assert.DoesNotContain(name, await house.Do(FeedAsk.Remove(first, scene, await house.Desk.OwnSecret(first))), StringComparison.Ordinal);
        Assert.Equal("sk-ledger", (await vault.Get(name, stop: Stop)).Value.Reveal());

        Assert.True(await scene.Load(second.Id));
        Assert.Contains($"Its credential, {name}, is taken out of the vault", await house.Do(FeedAsk.Remove(second, scene, await house.Desk.OwnSecret(second))), StringComparison.Ordinal);
        Assert.IsType<NoSuchSecret>((await vault.Get(name, stop: Stop)).Refusal);
        Assert.Equal((name, house.Ada.Name), Assert.Single(await house.Audited("secret.removed")) is var entry ? (entry.TargetName, entry.Who) : default);
    }

    [Fact]
    public async Task What_is_half_connected_is_lost_when_it_is_given_up_and_nothing_else_is()
    {
        await using var house = await DeedHouse.Open();
        var all = house.Get<UnfinishedStreams>();
        var one = Assert.Single(await all.List(house.Connected.Source.Id, Stop));
        var before = (await house.Streams()).Sum(stream => stream.Records);

        Assert.Null((await all.GiveUp(house.Ada, one.Id, Stop)).Refusal);

        Assert.Empty(await all.List(house.Connected.Source.Id, Stop));
        Assert.Equal(before, (await house.Streams()).Sum(stream => stream.Records));
        Assert.Equal((one.Name, house.Ada.Name), Assert.Single(await house.Audited("unfinished-stream.removed")) is var entry ? (entry.TargetName, entry.Who) : default);
        Assert.IsType<NoLongerAdmin>((await all.GiveUp(new(Guid.CreateVersion7(one.ChangedAt), "Sam", null), one.Id, Stop)).Refusal);
    }

    static SourceScene Scene(DeedHouse house) => house.Scoped<SourceScene>();

    static async Task<long> Deleted(DeedHouse house)
    {
        await using var db = house.Read();
        return await db.Set<EventRow>().LongCountAsync(row => row.Kind == EventKind.Deleted, Stop);
    }
}
