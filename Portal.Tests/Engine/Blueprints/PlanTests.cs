using Portal.Engine.Blueprints.Applying;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Calendars;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>What a plan says is what is done, and nothing else.</summary>
public sealed class PlanTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_change_is_told_field_by_field_with_what_comes_of_it(DatabaseKind kind)
    {
        await using var house = await BlueprintHouse.Open(kind);
        await house.Import(Samples.Whole);
        var file = Samples.Whole
            .Replace("from: mail", "from: e_mail", StringComparison.Ordinal)
            .Replace("tolerance: 1d", "tolerance: 2d", StringComparison.Ordinal)
            .Replace("            guardRows: 5\n", "", StringComparison.Ordinal);

        var plan = await house.Plan(file);

        var stream = plan.Steps[0];
        Assert.Equal((StepDeed.Change, "stream CRM, sales / Contacts"), (stream.Deed, stream.Name));
        Assert.Equal([new("tolerance", "1d", "2d")], stream.Fields.Where(field => field.Field == "tolerance"));
        var feed = plan.Steps[1];
        Assert.Equal([new("mapping / fields / email / from", "mail", "e_mail")], feed.Fields);
        Assert.Equal(["Reads everything again from the beginning."], feed.Consequences);
        Assert.Equal(2, plan.Steps.Count);
        await house.Import(file);
        Assert.Empty((await house.Plan(file)).Steps);
    }

    /// <summary>A program that may not go there, as the command line beside a portal with other settings, plans its file all the same.</summary>
    [Fact]
    public async Task A_source_that_stays_as_it_is_needs_no_leave_for_its_address()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Get<IDatabase>().Write(
            db =>
            {
                db.Add(new Source { Id = 1, Name = "ERP", Environment = SourceEnvironment.Production, Address = new("http://10.11.12.13:8080/api"), Auth = SourceAuth.None, CreatedAt = DateTimeOffset.UnixEpoch });
                return db.SaveChangesAsync(Stop);
            },
            WritePriority.Program, Stop);
        var file = await house.Export();

        Assert.Empty((await house.Plan(file)).Problems);
        Assert.NotEmpty((await house.Plan(file.Replace("/api", "/api/v2", StringComparison.Ordinal))).Problems);
    }

    [Fact]
    public async Task What_is_not_in_the_file_stays_unless_somebody_prunes()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        var file = Samples.Whole[..Samples.Whole.IndexOf("workflows:", StringComparison.Ordinal)];

        var kept = await house.Plan(file);
        Assert.Empty(kept.Steps);
        Assert.Equal(["agent Support bot", "workflow churn-watch"], kept.Left.Order(StringComparer.Ordinal));

        var pruned = await house.Plan(file, prune: true);
        Assert.Equal([ThingKind.Agent, ThingKind.Callback, ThingKind.Workflow], pruned.Steps.Select(step => step.Kind));
        Assert.All(pruned.Steps, step => Assert.NotEmpty(step.Consequences));
        await house.Import(file, prune: true);
        Assert.Equal(file.TrimEnd('\n') + "\n", await house.Export());
    }

    [Fact]
    public async Task What_lies_within_something_that_is_left_goes_without_saying_and_what_lies_within_something_in_the_file_does_not()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);

        var nothing = (await house.Plan("version: 1\n")).Left;
        Assert.Contains("source CRM, sales", nothing);
        Assert.DoesNotContain(nothing, left => left.StartsWith("stream ", StringComparison.Ordinal) || left.StartsWith("feed ", StringComparison.Ordinal) || left.StartsWith("callback ", StringComparison.Ordinal));

        var source = (await house.Plan("version: 1\nsources:\n  CRM, sales:\n    address: https://crm.example.com\n")).Left;
        Assert.Contains("stream CRM, sales / Contacts", source);
        Assert.Contains("source Billing", source);
        Assert.DoesNotContain(source, left => left.StartsWith("feed ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_is_not_as_it_was_shown_is_not_applied_but_shown_anew()
    {
        await using var house = await BlueprintHouse.Open();
        var plan = await house.Plan(Samples.Whole);
        var draft = new CalendarDraft { Name = "Berlin office", Zone = "Europe/Berlin", Hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(10))] } };
        Assert.Null((await house.Get<CalendarRegistry>().Add(house.Ada, draft, Stop)).Refusal);

        var outdated = Assert.IsType<PlanOutdated>((await house.Desk.Apply(house.Ada, plan, Stop)).Refusal);

        Assert.Equal(StepDeed.Change, outdated.Now.Steps[0].Deed);
        Assert.Empty((await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 10, Stop)).Sources);
        Assert.Null((await house.Desk.Apply(house.Ada, outdated.Now, Stop)).Value.Why);
        Assert.Equal(Samples.Whole, await house.Export());
    }

    [Fact]
    public async Task What_is_applied_in_part_says_how_far_it_came_and_goes_on_from_there()
    {
        await using var house = await BlueprintHouse.Open();
        var forbidding = house.Get<Forbidding>();
        forbidding.Action = "stream.added";

        var plan = await house.Plan(Samples.Whole);
        var half = (await house.Desk.Apply(house.Ada, plan, Stop)).Value;

        Assert.Equal(("stream Billing / Customers", "Not now."), (half.Failed?.Name, half.Why));
        Assert.Equal(plan.Steps.Count, half.Done.Count + 1 + half.NotDone.Count);
        Assert.Equal(["calendar Berlin office", "entity customer", "entity login", "source Billing", "source CRM, sales"], half.Done.Select(step => step.Name));

        forbidding.Action = null;
        Assert.Equal(plan.Steps.Count - half.Done.Count, (await house.Import(Samples.Whole)).Done.Count);
        Assert.Equal(Samples.Whole, await house.Export());
    }

    [Fact]
    public async Task A_name_that_differs_in_case_alone_is_the_same_thing_renamed()
    {
        await using var house = await BlueprintHouse.Open();
        await house.Import(Samples.Whole);
        var file = Samples.Whole.Replace("Berlin office", "Berlin Office", StringComparison.Ordinal);

        var step = (await house.Plan(file, prune: true)).Steps.Single(step => step.Kind == ThingKind.Calendar);
        Assert.Equal([new("name", "Berlin office", "Berlin Office")], step.Fields);
        await house.Import(file, prune: true);
        Assert.Equal(file, await house.Export());
    }
}
