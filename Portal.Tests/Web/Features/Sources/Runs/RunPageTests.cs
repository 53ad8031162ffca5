using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Runs;

namespace Portal.Tests.Web.Features.Sources.Runs;

/// <summary>The page of a run that somebody has open while it reads.</summary>
public sealed class RunPageTests : Stage
{
    static readonly TimeSpan Patiently = TimeSpan.FromSeconds(30);

    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_come_while_it_reads_also_those_that_are_written_at_once_and_the_last_when_it_has_ended()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        using var gate = new SemaphoreSlim(1);
        house.Script.Say([.. Enumerable.Range(1, 6).Select(number => new ScriptedPage($$"""[{"id":"{{number}}","name":"Ada"}]""") { Before = gate.WaitAsync })]);
        var under = (await house.Engine.Start(house.Feed.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        await house.Until(run => run?.Pages == 1);

        var page = Open(house, under.Run);
        await page.WaitForAssertionAsync(() => Assert.Equal(["Reads all there is, for the first time."], Lines(page)), Patiently);

        // A line comes with every other page here; with the page after it, it is certain to be written.
        foreach (var last in new[] { 3, 5 })
        {
            house.Clock.Advance(TimeSpan.FromSeconds(6));
            gate.Release();
            await house.Until(run => run?.Pages == last - 1);
            gate.Release();
            await house.Until(run => run?.Pages == last);
            await Tell(house);
            await page.WaitForAssertionAsync(() => Assert.Equal($"Page {last - 1} is kept; the pass has read {last - 1} so far.", Lines(page)[^1]), Patiently);
            Assert.Equal(1 + (last / 2), Lines(page).Length);
            Assert.Equal("Running", page.Find(".facts-row .badge").TextContent.Trim());
        }

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        gate.Release();
        await under.Ended.WaitAsync(Stop);
        await Tell(house);
        await page.WaitForAssertionAsync(() => Assert.Equal("Succeeded", page.Find(".facts-row .badge").TextContent.Trim()), Patiently);
        Assert.Equal((await house.Book.Lines(under.Run, Stop)).Select(line => line.Text), Lines(page));
        Assert.Contains("Read 6: 6 added, 0 changed, 0 deleted, 0 needed no change, 0 in quarantine.", Lines(page));
    }

    static string[] Lines(IRenderedComponent<RunPage> page) => [.. page.FindAll(".log li > span").Select(line => line.TextContent.Trim())];

    /// <summary>The page hears of it when its throttle lets it.</summary>
    static async Task Tell(SyncHouse house)
    {
        await house.Clock.SomebodyWaits(TimeSpan.Zero, stop: Stop);
        house.Clock.Advance(TimeSpan.Zero);
    }

    IRenderedComponent<RunPage> Open(SyncHouse house, long run)
    {
        var (engine, sources, streams, feeds, pipelines) = (house.Engine, house.Get<SourceRegistry>(), house.Get<StreamRegistry>(), house.Get<FeedRegistry>(), house.Get<SourcePipelines>());
        Services.AddSingleton<TimeProvider>(house.Clock);
        Services.AddSingleton(new SyncWatch(engine, pipelines, house.Clock));
        Services.AddSingleton(new RunScene(house.Book, engine, new SourcePlaces(sources, streams, feeds, house.Get<EntityModel>()), pipelines, house.Get<PeopleDirectory>()));
        Services.AddSingleton(new SourceDesk(
            engine, sources, feeds, house.Get<RecordStore>(), house.Get<Removals>(), house.Get<Resets>(), house.Get<SetBacks>(), streams, house.Get<Vault>(), house.Get<QuarantineDesk>(), house.Get<SourceBoard>(), house.Get<Rights>(), house.Get<Changes>()));
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        SignIn(Role.Manager);
        return Render<RunPage>(set => set.Add(it => it.Id, run));
    }
}
