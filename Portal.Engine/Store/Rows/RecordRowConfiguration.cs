using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Store.Rows;

sealed class RecordRowConfiguration : IEntityTypeConfiguration<RecordRow>
{
    public void Configure(EntityTypeBuilder<RecordRow> record)
    {
        record.ToTable("Records");
        record.Property(r => r.Id).ValueGeneratedNever();
        record.HasIndex(r => new { r.Stream, r.Key }).IsUnique();
        // Happenings of one stream are gone through in the order in which they came.
        record.HasIndex(r => new { r.Stream, r.Id });
    }
}
