using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Web.Features.Data.Asking;

namespace Portal.Tests.Web.Features.Data;

/// <summary>Conditions in addresses, and as people read them.</summary>
public sealed class FilterWordsTests
{
    [Fact]
    public void What_was_written_is_read_again_whatever_is_in_the_value()
    {
        DataFilter[] all = [.. Enum.GetValues<FilterOp>().Select(op => FilterWords.Make("name", op, "a:b c"))];

        Assert.All(all, filter =>
        {
            var read = FilterWords.Read(FilterWords.Write(filter))!;
            Assert.Equal((filter.Field, filter.Op), (read.Field, read.Op));
            Assert.Equal(filter.Values, read.Values);
        });
        Assert.Equal(["Ann", "Bob"], FilterWords.Make("name", FilterOp.In, " Ann, Bob,").Values);
        Assert.Empty(FilterWords.Make("name", FilterOp.IsNull, "left over").Values);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("name:is")]
    [InlineData("name:resembles:a")]
    public void What_is_no_condition_is_none(string? text) => Assert.Null(FilterWords.Read(text));

    [Fact]
    public void A_condition_reads_as_a_sentence()
    {
        Assert.Equal("Score is at least 5", FilterWords.Say(new DataFilter("score", FilterOp.AtLeast, "5"), _ => "Score"));
        Assert.Equal("Name is one of Ann or Bob", FilterWords.Say(new DataFilter("name", FilterOp.In, "Ann", "Bob"), _ => "Name"));
        Assert.Equal("Name is empty", FilterWords.Say(new DataFilter("name", FilterOp.IsNull), _ => "Name"));
    }

    [Fact]
    public void Every_field_can_be_compared_in_a_way_that_its_type_allows()
    {
        Assert.DoesNotContain(FilterOp.BeginsWith, FilterWords.Of(new EntityField("n", FieldType.Number)));
        Assert.Equal([FilterOp.Is, FilterOp.IsNull], FilterWords.Of(new EntityField("ok", FieldType.Boolean)));
        Assert.All(Enum.GetValues<FieldType>(), type => Assert.NotEmpty(FilterWords.Of(new EntityField("x", type))));
    }
}
