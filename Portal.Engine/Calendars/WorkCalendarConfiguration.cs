using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

sealed class WorkCalendarConfiguration : IEntityTypeConfiguration<WorkCalendar>
{
    public void Configure(EntityTypeBuilder<WorkCalendar> calendar)
    {
        calendar.ToTable("Calendars");
        calendar.Property(c => c.Id).ValueGeneratedNever();
        calendar.HasIndex(c => c.Search).IsUnique();
        calendar.Property(c => c.Hours).AsJson();
        calendar.Property(c => c.DaysOff).AsJson();
        calendar.Property(c => c.ExtraDays).AsJson();
    }
}
