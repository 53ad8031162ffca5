namespace Portal.Engine.Data.Reading;

/// <summary>A row that is being read; it counts until the next one is.</summary>
interface IDataRow
{
    long Number(int column);

    string? Text(int column);

    /// <summary>Nothing where it is null.</summary>
    byte[] Bytes(int column);
}
