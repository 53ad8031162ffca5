namespace Portal.Engine.Data.Reading;

/// <summary>A unified row as it stands in the database.</summary>
sealed record RawRow(long Id, byte[] Body, byte[] Origins)
{
    public const string Columns = "u.id, u.body, u.origins";

    public static RawRow Of(IDataRow row) => new(row.Number(0), row.Bytes(1), row.Bytes(2));
}
