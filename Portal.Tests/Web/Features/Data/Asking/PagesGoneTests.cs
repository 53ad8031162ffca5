using Portal.Web.Features.Data.Asking;

namespace Portal.Tests.Web.Features.Data.Asking;

public sealed class PagesGoneTests
{
    readonly PagesGone _gone = new();

    [Fact]
    public void The_way_back_is_the_way_that_was_gone()
    {
        Open(null, "b");
        Open("b", "c");
        Open("c", null);

        Assert.Equal("b", _gone.Before("c"));
        Assert.Null(_gone.Before("b"));
        Assert.True(_gone.Knows("b"));
        Assert.False(_gone.Knows("elsewhere"));
    }

    [Fact]
    public void Pages_that_are_read_anew_all_day_are_remembered_once_each()
    {
        for (var at = 0; at < 1000; at++) Open(null, $"b{at}");
        Open("b999", "c");
        for (var at = 0; at < 1000; at++) Open("b999", $"c{at}");
        for (var at = 0; at < 1000; at++)
        {
            Open(null, $"again{at}");
            Open($"again{at}", $"on{at}");
        }

        Assert.Equal(2, _gone.Count);
        Assert.True(_gone.Knows("again999"));
    }

    [Fact]
    public void A_click_that_was_on_its_way_while_the_page_was_read_anew_is_remembered_too()
    {
        Open(null, "b");
        Open(null, "b, read anew");
        Open("b", "c");

        Assert.True(_gone.Knows("b"));
        Assert.Equal("b", Followed("c"));
    }

    [Fact]
    public void Who_goes_back_and_forth_finds_the_same_way()
    {
        Open(null, "b");
        Open("b", "c");
        Open("c", "d");
        Open("b", "other");
        Open("c", "d2");

        Assert.Equal("b", _gone.Before("c"));
        Assert.Equal(3, _gone.Count);
    }

    string? Followed(string next)
    {
        Open(next, null);
        return _gone.Before(next);
    }

    void Open(string? cursor, string? next)
    {
        _gone.Go(cursor);
        _gone.Read(next);
    }
}
