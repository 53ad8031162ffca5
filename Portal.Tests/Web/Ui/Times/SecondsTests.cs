using Bunit;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class SecondsTests : Stage
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(187, "3:07 min")]
    [InlineData(3723, "1:02:03 h")]
    public void A_span_is_said_by_its_size(double seconds, string said) => Assert.Equal(said, Seconds.Say(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void It_counts_down_to_nothing_by_itself()
    {
        var shown = Render<Seconds>(parameters => parameters.Add(s => s.Until, Clock.GetUtcNow().AddSeconds(1.5)));
        Assert.Equal("2 s", shown.Find("span").TextContent);

        Clock.Advance(TimeSpan.FromSeconds(1));
        shown.WaitForAssertion(() => Assert.Equal("1 s", shown.Find("span").TextContent));
        Clock.Advance(TimeSpan.FromSeconds(5));
        shown.WaitForAssertion(() => Assert.Equal("0 s", shown.Find("span").TextContent));
    }
}
