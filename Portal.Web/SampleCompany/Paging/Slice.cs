using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>A page as it was found.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Offset">How many are before it.</param>
/// <param name="Size">How many it could hold.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
sealed record Slice(IReadOnlyList<Row> Rows, long Offset, int Size, int Total, string? Next)
{
    public long Pages => (Total + Size - 1) / Size;
}
