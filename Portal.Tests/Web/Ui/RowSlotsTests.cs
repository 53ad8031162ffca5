using Portal.Web.Ui.Tables;

namespace Portal.Tests.Web.Ui;

/// <summary>What is shown on keeps its row, and what the reader goes to takes over one that is free.</summary>
public sealed class RowSlotsTests
{
    readonly RowSlots _slots = new();
    int _page;

    [Fact]
    public void Another_page_takes_over_the_rows_of_the_one_before_in_their_order()
    {
        Assert.Equal([0, 1, 2], Go("a", "b", "c"));
        Assert.Equal([0, 1, 2], Go("d", "e", "f"));
        Assert.Equal([0], Go("g"));
        Assert.Equal([0, 3, 4, 5], Go("h", "i", "j", "k"));
    }

    [Fact]
    public void What_is_shown_on_keeps_its_row_wherever_it_moves_to()
    {
        Go("a", "b", "c");
        Assert.Equal([2, 0, 1], Go("c", "a", "b"));
        Assert.Equal([1, 2, 0], Go("new", "c", "a"));
        Assert.Equal([2], Go("c"));
        Assert.Equal([2], Go("d"));
    }

    [Fact]
    public void What_comes_by_itself_gets_a_row_of_its_own()
    {
        Go("a", "b", "c");
        Assert.Equal([3, 0, 1], Stay("new", "a", "b"));
        Assert.Equal([4, 0, 1], Stay("newer", "a", "b"));
        Assert.Equal([0, 1, 4], Go("d", "e", "f"));
    }

    [Fact]
    public void What_is_shown_until_the_next_page_is_loaded_lends_its_rows_to_that()
    {
        Go("a", "b");
        Assert.Equal([0, 1], Go("a", "b"));
        Assert.Equal([0, 1], Stay("c", "d"));
    }

    [Fact]
    public void No_row_is_ever_two_of_them()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 500; round++)
        {
            var keys = Enumerable.Range(0, 40).OrderBy(_ => random.Next()).Take(random.Next(0, 26)).Select(key => $"{key}").ToArray();
            var rows = random.Next(2) == 0 ? Go(keys) : Stay(keys);
            Assert.Equal(keys.Length, rows.Distinct().Count());
        }
    }

    IReadOnlyList<int> Go(params string[] keys)
    {
        _page++;
        return Stay(keys);
    }

    IReadOnlyList<int> Stay(params string[] keys) => _slots.Show(keys, $"/list?page={_page}");
}
