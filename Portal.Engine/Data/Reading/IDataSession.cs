namespace Portal.Engine.Data.Reading;

/// <summary>A connection to read with, whose statements are prepared once. Parameters are $1, $2, … in the order in which they first stand.</summary>
interface IDataSession : IAsyncDisposable
{
    /// <param name="sql">The same text for both databases.</param>
    /// <param name="parameters">Numbers and texts.</param>
    /// <param name="take">Takes a row, and says whether it wants more.</param>
    /// <param name="stop">Gives up.</param>
    Task Each(string sql, object[] parameters, Func<IDataRow, bool> take, CancellationToken stop);
}
