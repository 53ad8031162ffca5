using Portal.Engine.Projection;

namespace Portal.Engine.Data.Reading;

/// <summary>A record of a stream as it stands in the database.</summary>
/// <param name="Key">What the source calls it.</param>
/// <param name="Now">What it says, and since when.</param>
/// <param name="Body">Its fields; empty if it is gone.</param>
sealed record StreamRow(string Key, RecordNow Now, byte[] Body)
{
    public static StreamRow Of(IDataRow row, long stream)
    {
        // The times of the fields are those of the event that is unified; of a later one only its own is known yet.
        var times = row.Number(5) == row.Number(4) ? FieldTimes.Read(row.Text(6)) : null;
        return new StreamRow(row.Text(1)!, new RecordNow(row.Number(0), stream, row.Number(4), row.Number(3), null) { Times = times }, row.Bytes(2));
    }
}
