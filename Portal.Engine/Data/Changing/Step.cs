using Portal.Engine.Data.Reading;

namespace Portal.Engine.Data.Changing;

/// <summary>A row that changed, or the trace of one that is gone.</summary>
sealed record Step(Point At, RawRow? Row, long? Into);
