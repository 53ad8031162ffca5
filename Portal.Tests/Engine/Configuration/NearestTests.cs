using Portal.Engine.Configuration;

namespace Portal.Tests.Engine.Configuration;

public sealed class NearestTests
{
    [Theory]
    [InlineData("pagging", "paging")]
    [InlineData("PAGESIZE", "pageSize")]
    [InlineData("siz", "size")]
    [InlineData("something else", null)]
    public void The_word_that_was_meant_is_found_if_few_letters_are_wrong(string written, string? meant) =>
        Assert.Equal(meant, Nearest.To(written, ["paging", "pageSize", "size"]));

    [Fact]
    public void Where_there_is_nothing_nothing_was_meant() => Assert.Null(Nearest.To("paging", []));
}
