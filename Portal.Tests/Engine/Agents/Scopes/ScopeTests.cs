using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Tests.Engine.Agents.Scopes;

public sealed class ScopeTests
{
    static readonly Entity Customer = Entity(1, "customer", new("name", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }, new("city", FieldType.Text));
    static readonly Entity Invoice = Entity(2, "invoice", new("number", FieldType.Text), new("iban", FieldType.Text) { Sensitive = true });

    public static TheoryData<string, Scope, string[]> Scopes => new()
    {
        { "nothing", Scope.Nothing, [] },
        { "all, but never what is sensitive", Scope.All, ["customer.name", "customer.city", "invoice.number"] },
        { "one entity", Of(new EntityScope(1) { AllFields = true }), ["customer.name", "customer.city"] },
        { "one field", Of(new EntityScope(1) { Fields = ["city"] }), ["customer.city"] },
        { "a sensitive field that is named without the flag", Of(new EntityScope(1) { Fields = ["city", "email"] }), ["customer.city"] },
        { "the flag without a name", Of(new EntityScope(1) { AllFields = true }) with { Sensitive = true }, ["customer.name", "customer.city"] },
        { "the flag and all, without a name", Scope.All with { Sensitive = true }, ["customer.name", "customer.city", "invoice.number"] },
        { "the flag and the name", Of(new EntityScope(1) { Fields = ["email"] }) with { Sensitive = true }, ["customer.email"] },
        { "all fields, and a sensitive one by name", Of(new EntityScope(1) { AllFields = true, Fields = ["email"] }) with { Sensitive = true }, ["customer.name", "customer.email", "customer.city"] },
        { "all, but of one entity less", Scope.All with { Entities = [new EntityScope(1) { Fields = ["name"] }] }, ["customer.name", "invoice.number"] },
        { "all, but one entity", Scope.All with { Entities = [new EntityScope(2)] }, ["customer.name", "customer.city"] },
        { "an entity and a field that are gone", Of(new EntityScope(9) { AllFields = true }, new EntityScope(1) { Fields = ["fax"] }), [] },
        { "a name that differs in its case", Of(new EntityScope(1) { Fields = ["Name"] }), [] },
    };

    [Theory, MemberData(nameof(Scopes))]
    public void A_scope_shows_what_it_says_and_nothing_else(string what, Scope scope, string[] seen)
    {
        Assert.NotEmpty(what);
        var model = new ScopedModel(scope, [Invoice, Customer]);

        Assert.Equal(seen, model.Entities.SelectMany(entity => entity.Fields.Select(field => $"{entity.Name}.{field.Name}")));
        Assert.Equal(seen, new[] { Customer, Invoice }.SelectMany(entity => entity.Fields.Where(field => scope.MaySee(entity, field.Name)).Select(field => $"{entity.Name}.{field.Name}")));
        Assert.Equal(seen.Select(name => name.Split('.')[0]).Distinct(), new[] { Customer, Invoice }.Where(scope.MaySee).Select(entity => entity.Name));
    }

    [Fact]
    public void What_is_hidden_and_what_is_not_there_are_answered_alike()
    {
        var model = new ScopedModel(Of(new EntityScope(1) { Fields = ["name"] }), [Customer, Invoice]);

        Assert.Equal(
            model.Look("nothing").Refusal!.Message.Replace("nothing", "invoice", StringComparison.Ordinal),
            model.Look("invoice").Refusal!.Message);
        var customer = model.Look("customer").Value;
        Assert.Equal(
            customer.Pick(["name", "fax"]).Refusal!.Message.Replace("fax", "city", StringComparison.Ordinal),
            customer.Pick(["name", "city"]).Refusal!.Message);
        Assert.IsType<EntityUnknown>(model.Look("invoice").Refusal);
        Assert.IsType<FieldUnknown>(customer.Pick(["email"]).Refusal);
        Assert.Null(customer.Field("email"));
    }

    [Fact]
    public void Fields_are_picked_in_the_order_they_are_asked_for()
    {
        var model = new ScopedModel(Scope.All, [Customer]);

        Assert.Equal(["city", "name"], model.Find("customer")!.Pick(["city", "name"]).Value.Select(field => field.Name));
    }

    [Fact]
    public void A_name_that_was_made_up_is_cut_before_it_is_repeated() =>
        Assert.True(new ScopedModel(Scope.All, []).Look(new string('x', 10_000)).Refusal!.Message.Length < 300);

    static Scope Of(params EntityScope[] parts) => new() { Entities = parts };

    static Entity Entity(long id, string name, params EntityField[] fields) => new() { Id = id, Name = name, Label = name, Kind = EntityKind.Keyed, Fields = fields, CreatedAt = default };
}
