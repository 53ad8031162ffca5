using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Entities.EntitiesHouse;

namespace Portal.Tests.Engine.Entities;

public sealed class EntityModelTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_entity_is_kept_as_it_was_given_and_audited(DatabaseKind kind)
    {
        await using var house = await Open(kind);

        var added = (await house.Model.Add(Ada, Customer, Stop)).Value;
        var second = (await house.Model.Add(Ada, new("a_login", "Login", EntityKind.Happening, [new("at", FieldType.Moment)]), Stop)).Value;

        Assert.Equal((1, 2), (added.Id, second.Id));
        var found = await house.Model.Get(1, Stop);
        Assert.Equal(("customer", "Customer", EntityKind.Keyed, 20), (found!.Name, found.Label, found.Kind, found.MostInOne));
        Assert.Equal(Customer.Fields, found.Fields);
        Assert.Equal(Customer.Match, found.Match);
        Assert.Equal([3, 1], found.Precedence.For("email"));
        Assert.Equal([1, 3], found.Precedence.For("name"));
        Assert.True(found.MatchesBlindly);
        Assert.Null((await house.Model.Get(2, Stop))!.Match);
        Assert.Equal(["a_login", "customer"], (await house.Model.List(Stop)).Select(entity => entity.Name));
        var entry = (await house.Audit())[0];
        Assert.Equal(("entity.added", "entity", "1", "Customer (customer)"), (entry.Action, entry.TargetKind, entry.TargetId, entry.TargetName));
        Assert.Contains("\"email\"", entry.After, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_may_change_changes_with_before_and_after_in_the_audit_log(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Model.Add(Ada, Customer, Stop);
        EntityField[] fields = [Customer.Fields[0] with { Label = "Full name", Searchable = true }, Customer.Fields[1], new("born", FieldType.Date) { Sensitive = true }];

        var changed = await house.Model.Change(Ada, 1, new() { Label = "Client", Fields = fields, MostInOne = 5, Precedence = new() { Streams = [1] } }, Stop);

        Assert.Null(changed.Refusal);
        var found = (await house.Model.Get(1, Stop))!;
        Assert.Equal(("Client", 5), (found.Label, found.MostInOne));
        Assert.Equal(fields, found.Fields);
        Assert.Equal([1], found.Precedence.For("name"));
        var entry = (await house.Audit())[^1];
        Assert.Equal("entity.changed", entry.Action);
        Assert.DoesNotContain("born", entry.Before, StringComparison.Ordinal);
        Assert.Contains("born", entry.After, StringComparison.Ordinal);

        Assert.Null((await house.Model.Change(Ada, 1, new() { Label = "Client" }, Stop)).Refusal);
        Assert.Equal(2, (await house.Audit()).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_records_hold_is_not_changed_under_them(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Model.Add(Ada, Customer, Stop);
        var (name, email) = (Customer.Fields[0], Customer.Fields[1]);

        Assert.IsType<FieldStays>(await Refused(email));
        Assert.IsType<FieldStays>(await Refused(name with { Name = "full_name" }, email));
        Assert.Contains("a new name", Assert.IsType<FieldKeepsType>(await Refused(name with { Type = FieldType.Json }, email)).Message, StringComparison.Ordinal);
        Assert.Contains("stands in the clear", Assert.IsType<FieldKeepsSensitivity>(await Refused(name with { Sensitive = true }, email)).Message, StringComparison.Ordinal);
        Assert.IsType<FieldKeepsSensitivity>(await Refused(name, email with { Sensitive = false }));
        Assert.Equal(Customer.Fields, (await house.Model.Get(1, Stop))!.Fields);

        async Task<Portal.Engine.Refusal?> Refused(params EntityField[] fields) => (await house.Model.Change(Ada, 1, new() { Fields = fields }, Stop)).Refusal;
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_name_is_given_once_and_numbers_are_never_given_again(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Model.Add(Ada, Customer, Stop);

        Assert.IsType<EntityNameTaken>((await house.Model.Add(Ada, Customer, Stop)).Refusal);
        Assert.Null((await house.Model.Remove(Ada, 1, Stop)).Refusal);
        Assert.Equal(2, (await house.Model.Add(Ada, Customer, Stop)).Value.Id);
        Assert.Equal(["entity.added", "entity.removed", "entity.added"], (await house.Audit()).Select(entry => entry.Action));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_two_who_add_the_same_at_once_one_is_told(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Model.Add(Ada, Customer, Stop)));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Equal(3, outcomes.Count(outcome => outcome.Refusal is EntityNameTaken));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_entity_that_something_holds_on_to_does_not_go(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Model.Add(Ada, Customer, Stop);
        house.Held.Add(1);

        Assert.Contains("CRM: Contacts", Assert.IsType<EntityInUse>((await house.Model.Remove(Ada, 1, Stop)).Refusal).Message, StringComparison.Ordinal);
        house.Held.Clear();
        Assert.Null((await house.Model.Remove(Ada, 1, Stop)).Refusal);
        Assert.IsType<NoSuchEntity>((await house.Model.Remove(Ada, 1, Stop)).Refusal);
        Assert.IsType<NoSuchEntity>((await house.Model.Change(Ada, 1, new() { Label = "x" }, Stop)).Refusal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var house = await Open(DatabaseKind.Sqlite);
        var draft = new EntityDraft("Customer", " ", EntityKind.Keyed, [new("ok", FieldType.Json) { Searchable = true }, new("ok", FieldType.Text), new("not ok", FieldType.Text) { Label = "" }])
        {
            Match = new("nothing", Normalisation.None),
            MostInOne = 1,
            Precedence = new() { Streams = [1, 1], Fields = new Dictionary<string, IReadOnlyList<long>> { ["nothing"] = [2, 2] } },
        };

        var problems = Assert.IsType<SettingsUnfit>((await house.Model.Add(Ada, draft, Stop)).Refusal).Problems;

        Assert.Equal(
            ["Name", "Label", "MostInOne", "Fields[0].Searchable", "Fields[1].Name", "Fields[2].Name", "Fields[2].Label", "Match.Field", "Precedence", "Precedence.nothing", "Precedence.nothing"],
            problems.Select(problem => problem.Setting));
        Assert.Empty(await house.Model.List(Stop));
    }

    [Theory]
    [InlineData(EntityKind.Happening, FieldType.Text, "Match")]
    [InlineData(EntityKind.Keyed, FieldType.Json, "Match.Field")]
    [InlineData(EntityKind.Keyed, FieldType.Boolean, "Match.Field")]
    public async Task A_match_rule_must_be_able_to_tell_things_apart(EntityKind entity, FieldType type, string setting)
    {
        await using var house = await Open(DatabaseKind.Sqlite);
        var draft = new EntityDraft("thing", "Thing", entity, [new("by", type)]) { Match = new("by", Normalisation.None) };
        Assert.Equal([setting], Assert.IsType<SettingsUnfit>((await house.Model.Add(Ada, draft, Stop)).Refusal).Problems.Select(problem => problem.Setting));
    }

    [Theory]
    [InlineData("customer", true)]
    [InlineData("a1_b2", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("_a", false)]
    [InlineData("ä", false)]
    [InlineData("a-b", false)]
    [InlineData("a\n", false)]
    public void A_name_is_of_small_letters_digits_and_underscores(string name, bool fits) => Assert.Equal(fits, EntityName.Fits(name));
}
