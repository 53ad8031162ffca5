using Portal.Engine.Store;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class RunWordsTests
{
    [Theory]
    [InlineData(602, 500, 0, 102, "602 read: 500 added, 102 needed no change")]
    [InlineData(4, 0, 0, 4, "4 read, none of them new")]
    [InlineData(3, 0, 3, 0, "3 read: 3 changed")]
    [InlineData(0, 0, 0, 0, "0 read")]
    public void What_was_read_adds_up(long read, long added, long changed, long unchanged, string words) =>
        Assert.Equal(words, RunWords.Say(new Counts(read, added, changed, unchanged, 0, 0)));
}
