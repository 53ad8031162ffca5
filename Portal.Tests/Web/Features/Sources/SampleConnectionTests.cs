using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>The sample company, connected in one step, in the running portal.</summary>
public sealed class SampleConnectionTests
{
    static readonly string[] Enabled = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_it_is_read_and_nothing_is_left_in_quarantine()
    {
        await using var portal = await PortalUnderTest.Start(settings: Enabled);
        var source = await Connect(portal);
        var company = portal.Services.GetRequiredService<Company>();

        var streams = (await portal.Services.GetRequiredService<SourceBoard>().Of([source.Id], Stop))[source.Id].ToArray();

        Assert.All(streams, stream => Assert.Equal((RunState.Succeeded, null, 0), (stream.Feeds[0].Last!.State, stream.Feeds[0].Last!.Who, (int)stream.Feeds[0].Last!.Quarantined)));
        // It keeps changing while it is read, so the last few may be missing.
        foreach (var stream in streams) Assert.InRange(stream.Records, company.At(stream.Stream.Name.ToLowerInvariant(), company.Now).Count(record => record.DeletedAt is null) - 5, long.MaxValue);
    }

    [Fact]
    public async Task It_goes_with_all_that_is_in_it_and_can_come_again_into_the_same_entities()
    {
        await using var portal = await PortalUnderTest.Start(settings: Enabled);
        var first = await Connect(portal);
        var entities = (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Select(entity => entity.Id).ToArray();
        Assert.IsType<SourceNameTaken>((await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Refusal);

        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Remove(Actor.Portal, first.Id, withAll: true, Stop)).Refusal);
        var second = await Connect(portal);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(entities, (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Select(entity => entity.Id));
    }

    [Fact]
    public async Task An_entity_that_the_records_do_not_fit_is_named_and_nothing_is_made()
    {
        await using var portal = await PortalUnderTest.Start(settings: Enabled);
        await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, new EntityDraft("deal", "Bargain", EntityKind.Keyed, [new EntityField("title", FieldType.Number)]), Stop);

        var refusal = (await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Refusal;

        Assert.Contains("Bargain", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await portal.Services.GetRequiredService<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Total);
        Assert.Equal(["deal"], (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Select(entity => entity.Name));
    }

    [Fact]
    public async Task What_somebody_made_of_a_ready_made_entity_before_is_used_as_it_is()
    {
        await using var portal = await PortalUnderTest.Start(settings: Enabled);
        var ada = await portal.FirstAdmin();
        var invoice = ReadyEntities.Find("invoice")!.Draft;
        Assert.Null((await portal.Services.GetRequiredService<EntityModel>().Add(ada.AsActor(), invoice, Stop)).Refusal);

        Assert.Null((await portal.Services.GetRequiredService<SampleTour>().Begin(ada.AsActor(), Stop)).Refusal);
        await portal.Services.GetRequiredService<SyncEngine>().Rest(Stop);

        var source = (await SampleConnection.Find(portal.Services.GetRequiredService<SourceRegistry>(), Stop))!;
        var invoices = (await portal.Services.GetRequiredService<SourceBoard>().Of([source.Id], Stop))[source.Id].Single(stream => stream.Stream.Name == "Invoices");
        Assert.Equal((RunState.Succeeded, 0), (invoices.Feeds[0].Last!.State, (int)invoices.Feeds[0].Last!.Quarantined));
        Assert.True(invoices.Records > 0);
        Assert.Equal(invoice.Fields.Select(field => field.Name), invoices.Entity.Fields.Select(field => field.Name));
    }

    [Fact]
    public async Task Where_it_does_not_run_it_is_not_connected()
    {
        await using var portal = await PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=false"]);

        Assert.False(portal.Services.GetRequiredService<SampleConnection>().IsOffered);
        Assert.IsType<SampleCompanyIsOff>((await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Refusal);
    }

    [Fact]
    public async Task After_a_restart_the_source_finds_it_at_its_new_address()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        long source, own;
        Uri before;
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: Enabled))
        {
            var connected = await Connect(portal);
            (source, before) = (connected.Id, connected.Address);
            own = (await portal.Services.GetRequiredService<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Our own look at it", Address = new(before, "/v1/we") }, Stop)).Value.Id;
        }

        await using var again = await PortalUnderTest.StartOn(storage, settings: [.. Enabled, $"--Portal:SampleCompany:Port={FreePort.Next()}"]);
        await again.Services.GetRequiredService<SampleAddress>().Followed.WaitAsync(Stop);
        var found = (await again.Services.GetRequiredService<SourceRegistry>().Find(source, Stop))!;

        Assert.NotEqual(before, found.Address);
        Assert.Equal(await again.Services.GetRequiredService<SampleHost>().Address, found.Address);
        Assert.Equal(new Uri(found.Address, "/v1/we"), (await again.Services.GetRequiredService<SourceRegistry>().Find(own, Stop))!.Address);
        var feed = (await again.Services.GetRequiredService<SourceBoard>().Of([source], Stop))[source].First().Feeds[0].Feed.Id;
        var run = (await again.Services.GetRequiredService<SyncEngine>().Start(feed, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
    }

    static async Task<Source> Connect(PortalUnderTest portal)
    {
        var engine = portal.Services.GetRequiredService<SyncEngine>();
        var moved = new SemaphoreSlim(0);
        void Release(long feed) => moved.Release();
        engine.Moved += Release;
        var source = (await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop)).Value;
        while (engine.Running.Count > 0) await moved.WaitAsync(Stop);
        engine.Moved -= Release;
        return source;
    }
}
