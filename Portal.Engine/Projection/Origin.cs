namespace Portal.Engine.Projection;

/// <summary>Where a field of a unified record is from.</summary>
/// <param name="Record">The record; 0 of a field that is not there any more.</param>
/// <param name="Stream">The stream of that record.</param>
/// <param name="Time">Since when it is so, in microseconds: by the source's time, or when it was seen where the source tells none.</param>
/// <param name="Turn">The projector's turn in which it became so here.</param>
readonly record struct Origin(long Record, long Stream, long Time, long Turn)
{
    public bool IsGone => Record == 0;

    public static Origin Gone(long turn) => new(0, 0, 0, turn);
}
