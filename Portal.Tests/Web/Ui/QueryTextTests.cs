using Portal.Web.Ui;

namespace Portal.Tests.Web.Ui;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("a\tb\u0001\u0085c\0", "abc", "a\tb\u0001\u0085c")]
    [InlineData(null, null, null)]
    public void Nobody_searches_for_control_characters_but_a_key_may_have_some(string? text, string? plain, string? named) =>
        Assert.Equal((plain, named), (QueryText.Plain(text), QueryText.Named(text)));
}
