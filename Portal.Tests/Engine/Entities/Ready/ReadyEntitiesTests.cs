using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;

namespace Portal.Tests.Engine.Entities.Ready;

/// <summary>The ready-made entities can be taken as they are.</summary>
public sealed class ReadyEntitiesTests
{
    [Fact]
    public void All_ten_are_there_and_nothing_is_wrong_with_any()
    {
        Assert.Equal(["company", "customer", "deal", "employee", "invoice", "payment", "product", "project", "task", "ticket"], ReadyEntities.All.Select(ready => ready.Draft.Name).Order(StringComparer.Ordinal));
        Assert.All(ReadyEntities.All, ready => Assert.Empty(EntityCheck.Of(ready.Draft).All));
        Assert.All(ReadyEntities.All, ready => Assert.EndsWith(".", ready.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_field_of_them_has_a_meaning_by_which_it_is_found()
    {
        Assert.All(ReadyEntities.All.SelectMany(ready => ready.Draft.Fields), field => Assert.NotNull(FieldMeanings.Of(field.Name)));
        Assert.All(FieldMeanings.All.SelectMany(meaning => meaning.Words), word => Assert.Matches(@"\A[a-z0-9]+\z", word));
    }

    [Fact]
    public void What_is_personal_is_sensitive() =>
        Assert.Equal(["employee.birth_date", "employee.salary", "payment.iban"], ReadyEntities.All.SelectMany(ready => ready.Draft.Fields.Where(field => field.Sensitive).Select(field => $"{ready.Draft.Name}.{field.Name}")).Order(StringComparer.Ordinal));
}
