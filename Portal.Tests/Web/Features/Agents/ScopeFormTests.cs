using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Tests.Running;
using Portal.Web.Features.Agents;

namespace Portal.Tests.Web.Features.Agents;

/// <summary>A scope that is shown and saved as it is neither widens nor narrows.</summary>
public sealed class ScopeFormTests
{
    static readonly Entity[] Entities =
    [
        Of(1, new("name", FieldType.Text), new("city", FieldType.Text), new("email", FieldType.Text) { Sensitive = true }),
        Of(2, new("number", FieldType.Text), new("total", FieldType.Number)),
    ];

    static readonly Entity Later = Of(3, new("title", FieldType.Text), new("secret", FieldType.Text) { Sensitive = true });

    public static TheoryData<Scope> Scopes => new()
    {
        Scope.Nothing,
        Scope.All,
        Scope.All with { Entities = [new EntityScope(1) { Fields = ["name"] }] },
        Scope.All with { Sensitive = true, Entities = [new EntityScope(1) { AllFields = true, Fields = ["email"] }] },
        new Scope { Entities = [new EntityScope(1) { AllFields = true }] },
        new Scope { Entities = [new EntityScope(1) { Fields = ["email"] }, new EntityScope(2) { Fields = ["total"] }], Sensitive = true },
    };

    [Theory, MemberData(nameof(Scopes))]
    public void What_was_seen_is_seen_and_nothing_else(Scope scope)
    {
        var saved = ScopeForm.Of(Entities, scope).Read();

        foreach (var entity in Entities.Append(Later)) Assert.Equal(scope.Fields(entity), saved.Fields(entity));
    }

    static Entity Of(long id, params EntityField[] fields) => new() { Id = id, Name = $"thing-{id}", Label = $"Thing {id}", Kind = EntityKind.Keyed, Fields = fields, CreatedAt = new TestClock().GetUtcNow() };
}
