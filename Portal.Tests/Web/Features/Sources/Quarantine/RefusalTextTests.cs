using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Web.Features.Sources.Quarantine;

namespace Portal.Tests.Web.Features.Sources.Quarantine;

public sealed class RefusalTextTests
{
    [Fact]
    public void Each_reason_is_a_sentence_with_where_the_value_is()
    {
        Assert.Equal([new RefusalText("amount", "\"12,5x\" is not a number."), new RefusalText("mail", "The record does not have it, email is required.")], Read("amount: \"12,5x\" is not a number; mail: the record does not have it, email is required"));
        Assert.Equal([new RefusalText(null, "It has no key.")], Read("It has no key."));
        Assert.Equal([new RefusalText(null, "The record is not an object.")], Read("$: the record is not an object"));
        Assert.Equal([new RefusalText("name.first, name.last", "An object is not a text.")], Read("name.first, name.last: an object is not a text"));
    }

    [Fact]
    public void A_value_that_holds_what_stands_between_reasons_begins_none() =>
        Assert.Equal([new RefusalText("amount", "\"1; 2; \" is not a number.")], Read("amount: \"1; 2; \" is not a number"));

    [Fact]
    public void A_value_that_is_sensitive_now_is_not_shown() =>
        Assert.Equal([new RefusalText("phone", "Its value cannot be taken. It may be sensitive, so it is not shown."), new RefusalText("amount", "5 is not a text.")], Read("phone: \"PLA; NTED\" is not a number; amount: 5 is not a text"));

    static IReadOnlyList<RefusalText> Read(string reason) => RefusalText.Read(reason, RowSight.Of(
        new MappingDefinition { Fields = [new FieldMapping("phone") { From = "phone" }] },
        new Entity { Id = 1, Name = "person", Label = "Person", Kind = EntityKind.Keyed, CreatedAt = default, Fields = [new EntityField("phone", FieldType.Text) { Sensitive = true }] }));
}
