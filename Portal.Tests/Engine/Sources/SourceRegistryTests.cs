using Portal.Engine.Forms;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Sources.SourcesHouse;

namespace Portal.Tests.Engine.Sources;

public sealed class SourceRegistryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_source_is_kept_as_it_was_given_and_audited(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var owner = await Person(house);
        var draft = Crm with
        {
            Name = "  HubSpot, sales team ",
            Auth = new() { Kind = AuthKind.Header, Header = "X-Api-Key", Prefix = " ", User = "left over", Secret = "env:HUBSPOT" },
            Requests = 100,
            Per = TimeSpan.FromSeconds(10),
            OwnerId = owner.Id,
        };

        var added = (await house.Sources.Add(Ada, draft, Stop)).Value;

        var found = (await house.Sources.Find(added.Id, Stop))!;
        Assert.Equal(("HubSpot, sales team", SourceEnvironment.Mock, owner.Id, house.Clock.GetUtcNow()), (found.Name, found.Environment, found.OwnerId, found.CreatedAt));
        Assert.Equal("https://crm.example.com/v1", found.Address.AbsoluteUri);
        Assert.Equal(new SourceAuth { Kind = AuthKind.Header, Header = "X-Api-Key", Secret = "env:HUBSPOT" }, found.Auth);
        Assert.Equal(new RateLimit(100, TimeSpan.FromSeconds(10)), found.Rate);
        var entry = (await house.Audit())[^1];
        Assert.Equal(("source.added", "source", "1", "HubSpot, sales team"), (entry.Action, entry.TargetKind, entry.TargetId, entry.TargetName));
        Assert.Contains("env:HUBSPOT", entry.After, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_change_is_made_with_before_and_after_in_the_audit_log(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var source = await house.Added(Crm with { Requests = 5 });
        Assert.Equal(SourceDraft.Of(source), SourceDraft.Of((await house.Sources.Find(source.Id, Stop))!));

        var changed = await house.Sources.Change(Ada, source.Id, SourceDraft.Of(source) with { Name = "Sample CRM 2", Requests = null, Environment = SourceEnvironment.Sandbox }, Stop);

        Assert.Null(changed.Refusal);
        var found = (await house.Sources.Find(source.Id, Stop))!;
        Assert.Equal(("Sample CRM 2", SourceEnvironment.Sandbox, null), (found.Name, found.Environment, found.Rate));
        var entry = (await house.Audit())[^1];
        Assert.Equal("source.changed", entry.Action);
        Assert.Contains("\"Mock\"", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"Sandbox\"", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("address", entry.After, StringComparison.Ordinal);
        Assert.IsType<NoSuchSource>((await house.Sources.Change(Ada, 99, Crm with { Name = "Another" }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_those_who_change_what_they_saw_at_once_one_does(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var seen = await house.Added(Crm);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(requests => house.Sources.Change(Ada, seen, SourceDraft.Of(seen) with { Requests = requests }, Stop)));

        var saved = Assert.Single(outcomes, outcome => outcome.Refusal is null).Value;
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal(new SourceChangedMeanwhile("Ada"), outcome.Refusal));
        Assert.Equal(saved.Rate, (await house.Sources.Find(seen.Id, Stop))!.Rate);
        Assert.Single(await house.Audit(), entry => entry.Action == "source.changed");
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_name_is_given_once_however_it_is_written(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Added(Crm with { Name = "Café" });
        var other = await house.Added(Crm with { Name = "Bar" });

        Assert.IsType<SourceNameTaken>((await house.Sources.Add(Ada, Crm with { Name = " CAFE " }, Stop)).Refusal);
        Assert.IsType<SourceNameTaken>((await house.Sources.Change(Ada, other.Id, Crm with { Name = "cafe" }, Stop)).Refusal);
        Assert.Null((await house.Sources.Change(Ada, other.Id, Crm with { Name = "BAR" }, Stop)).Refusal);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Sources.Add(Ada, Crm with { Name = "Same" }, Stop)));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Equal(3, outcomes.Count(outcome => outcome.Refusal is SourceNameTaken));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Sources_are_found_sorted_and_paged(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var owner = await Person(house);
        string[] names = ["Zebra", "élan", "Echo", "apple", "Émile 100%"];
        foreach (var name in names)
        {
            await house.Added(Crm with { Name = name, Environment = name == "Echo" ? SourceEnvironment.Production : SourceEnvironment.Mock, OwnerId = name == "apple" ? owner.Id : null });
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["apple", "Echo", "élan", "Émile 100%", "Zebra"], await Names(new()));
        Assert.Equal(["Zebra", "Émile 100%", "élan", "Echo", "apple"], await Names(new() { Descending = true }));
        Assert.Equal(names, await Names(new() { Order = SourceOrder.CreatedAt }));
        Assert.Equal(names.Reverse(), await Names(new() { Order = SourceOrder.CreatedAt, Descending = true }));
        Assert.Equal(["apple", "élan", "Émile 100%", "Zebra", "Echo"], await Names(new() { Order = SourceOrder.Environment }));
        Assert.Equal(["Echo", "apple", "élan", "Émile 100%", "Zebra"], await Names(new() { Order = SourceOrder.Environment, Descending = true }));
        var ids = (await house.Sources.Page(new(), 0, 100, Stop)).Sources.ToDictionary(source => source.Name, source => source.Id);
        var ranked = new SourceFilter { Order = SourceOrder.Rank, Ranks = [[ids["Zebra"], ids["Echo"]], [], [ids["élan"]]] };
        Assert.Equal(["Echo", "Zebra", "élan", "apple", "Émile 100%"], await Names(ranked));
        Assert.Equal(["apple", "Émile 100%", "élan", "Echo", "Zebra"], await Names(ranked with { Descending = true }));
        Assert.Equal(["apple", "Echo", "élan", "Émile 100%", "Zebra"], await Names(ranked with { Ranks = [] }));
        Assert.Equal(["Echo"], await Names(new() { Environment = SourceEnvironment.Production }));
        Assert.Equal(["apple"], await Names(new() { OwnerId = owner.Id }));
        Assert.Equal(["Echo", "élan", "Émile 100%", "Zebra"], await Names(new() { WithoutOwner = true }));
        Assert.Equal(["Émile 100%"], await Names(new() { Text = " 0% " }));
        Assert.Equal(["élan"], await Names(new() { Text = "ELAN" }));

        var page = await house.Sources.Page(new(), 1, 2, Stop);
        Assert.Equal(["Echo", "élan"], page.Sources.Select(source => source.Name));
        Assert.Equal(5, page.Total);

        async Task<IEnumerable<string>> Names(SourceFilter filter) => (await house.Sources.Page(filter, 0, 100, Stop)).Sources.Select(source => source.Name);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var house = await Open();
        var draft = new SourceDraft
        {
            Name = " ",
            Address = new("http://127.0.0.1:5000/"),
            Auth = new() { Kind = AuthKind.Header, Header = "Content-Type", Secret = "https://planted@secret" },
            Requests = 0,
            Per = TimeSpan.Zero,
            OwnerId = Guid.Empty,
        };

        var problems = Assert.IsType<SettingsUnfit>((await house.Sources.Add(Ada, draft, Stop)).Refusal).Problems;

        Assert.Equal(["Address", "Auth.Header", "Auth.Secret", "Name", "OwnerId", "Per", "Requests"], problems.Select(problem => problem.Setting).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Text.Contains("planted", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Text.Contains("Portal:Egress:AllowedOrigins", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftp://crm.example.com/", "This must be a full address")]
    [InlineData("https://me:word@crm.example.com/", "a password before the @")]
    [InlineData("https://crm.example.com/?key=1", "begins with ? or #")]
    [InlineData("crm.example.com", "This must be a full address")]
    public async Task An_address_is_one_that_can_be_asked(string address, string says)
    {
        await using var house = await Open();
        var problem = Assert.Single(Assert.IsType<SettingsUnfit>((await house.Sources.Add(Ada, Crm with { Address = new(address, UriKind.RelativeOrAbsolute) }, Stop)).Refusal).Problems);
        Assert.Equal("Address", problem.Setting);
        Assert.Contains(says, problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("word@", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://crm.example.com/", AuthKind.Bearer, false)]
    [InlineData("http://crm.example.com/", AuthKind.None, true)]
    [InlineData("https://crm.example.com/", AuthKind.Bearer, true)]
    [InlineData("http://allowed.example.com/", AuthKind.Bearer, true)]
    [InlineData("http://localhost/", AuthKind.Bearer, true)]
    public async Task A_credential_does_not_go_where_everybody_can_read_it(string address, AuthKind kind, bool fits)
    {
        await using var house = await OpenFor("http://allowed.example.com");
        await house.Store("crm", "word");

        var refusal = (await house.Sources.Add(Ada, Crm with { Address = new(address), Auth = new() { Kind = kind, Secret = "vault:crm" } }, Stop)).Refusal;

        Assert.Equal(
            fits ? [] : [new FormProblem("Address", "Everybody on the way could read the credential, which goes along with each request. Begin the address with https://. If it is inside your own network, an operator can add http://crm.example.com to Portal:Egress:AllowedOrigins.")],
            (refusal as SettingsUnfit)?.Problems ?? []);
    }

    [Fact]
    public async Task A_secret_that_was_put_where_its_name_belongs_is_not_kept()
    {
        await using var house = await Open();
        var draft = Crm with { Auth = new() { Kind = AuthKind.Bearer, Secret = "planted-secret" } };

        var problem = Assert.Single(Assert.IsType<SettingsUnfit>((await house.Sources.Add(Ada, draft, Stop)).Refusal).Problems);
        Assert.Equal("Auth.Secret", problem.Setting);
        Assert.DoesNotContain("planted", problem.Text, StringComparison.Ordinal);

        await house.Store("planted-secret", "the secret of that name");
        Assert.Null((await house.Sources.Add(Ada, draft, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_source_with_streams_goes_only_with_all_that_is_in_it(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        var kept = await house.Contacts("Another CRM");
        await house.Feeds.Add(Ada, stream.Id, Hourly, Stop);
        await house.Feeds.Add(Ada, stream.Id, Hourly with { Name = "Nightly" }, Stop);
        house.Pipelines.For($"{stream.SourceId}", "Sample CRM", new());

        var refused = Assert.IsType<SourceHasStreams>((await house.Sources.Remove(Ada, stream.SourceId, stop: Stop)).Refusal);
        Assert.StartsWith("Sample CRM has 1 stream.", refused.Message, StringComparison.Ordinal);
        Assert.Null((await house.Sources.Remove(Ada, stream.SourceId, withAll: true, Stop)).Refusal);

        Assert.Equal(["feed 1", "feed 2", "stream 1"], house.Gone);
        Assert.Null(await house.Sources.Find(stream.SourceId, Stop));
        Assert.Empty(await house.Feeds.List(stream.Id, Stop));
        Assert.NotNull(await house.Streams.Find(kept.Id, Stop));
        Assert.Null(house.Pipelines.State($"{stream.SourceId}"));
        Assert.Equal(["feed", "feed", "source", "stream"], (await house.Audit()).Where(entry => entry.Action == "source.removed").Select(entry => entry.TargetKind).Order());
        Assert.IsType<NoSuchSource>((await house.Sources.Remove(Ada, stream.SourceId, stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task If_what_it_left_elsewhere_cannot_go_nothing_goes(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        await house.Feeds.Add(Ada, stream.Id, Hourly, Stop);
        house.RefusesToGo = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Sources.Remove(Ada, stream.SourceId, withAll: true, Stop));

        Assert.NotNull(await house.Sources.Find(stream.SourceId, Stop));
        Assert.Single(await house.Feeds.List(stream.Id, Stop));
        Assert.DoesNotContain(await house.Audit(), entry => entry.Action == "source.removed");
    }

    [Fact]
    public void A_source_can_be_shown_by_its_form_alone()
    {
        var form = SettingsForm.Of(typeof(SourceDraft));
        Assert.Equal(["name", "environment", "address", "auth", "requests", "per", "versionHeader", "version"], form.Fields.Select(field => field.Name));
        Assert.Equal(["kind", "header", "prefix", "parameter", "user", "secret"], form.Fields.Single(field => field.Name == "auth").Form!.Fields.Select(field => field.Name));
    }

    static async Task<Person> Person(SourcesHouse house)
    {
        var person = new Person { Id = Guid.CreateVersion7(house.Clock.GetUtcNow()), Email = "bea@example.com", Name = "Bea", Role = Role.Admin, Stamp = "", CreatedAt = house.Clock.GetUtcNow() };
        await house.Database.Write(async db =>
        {
            db.Add(person);
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Person, Stop);
        return person;
    }
}
