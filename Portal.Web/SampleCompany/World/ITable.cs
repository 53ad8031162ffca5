namespace Portal.Web.SampleCompany.World;

/// <summary>All records of one kind, at any moment.</summary>
interface ITable
{
    /// <summary>By number, with those that are deleted by flag.</summary>
    IReadOnlyList<Row> Rows(View view);

    /// <summary>What is gone, oldest first.</summary>
    IReadOnlyList<Deletion> Deleted(View view, DateTimeOffset since);
}
