// A new entry of the judgements file: nothing is written before it is whole.

const ONE = { bottom_line: "sentence", key_judgements: "key judgement", forecasts: "forecast" };

/** The way to a new entry, or the entry as far as it is typed. */
function fresh(form, group) {
  return form.drafts.has(group.slug) ? drafted(form, group, form.drafts.get(group.slug)) : beginning(form, group);
}

/** The button that begins a new entry. */
function beginning(form, { slug }) {
  const begin = () => {
    form.drafts.set(slug, {});
    form.unfolded.set(slug, true);
    form.draw();
    form.root.querySelector(`[data-draft="${slug}"] textarea`)?.focus();
  };
  return button(`Add a ${ONE[slug]}`, begin, { class: "add", "data-key": `add ${slug}` });
}

/** A new entry that is being typed. */
function drafted(form, group, draft) {
  const { slug } = group;
  const key = `draft ${slug}`;
  const still = make("span", { class: "quiet" });
  const done = () => form.drafts.delete(slug);
  const write = button("Write it into the file", () => form.writing.write("add", { path: slug, value: bare(draft) }, key, [], done), { class: "first", "data-key": `write ${slug}` });
  const leave = button("Cancel", () => {
    done();
    form.writing.note(key).replaceChildren();
    form.draw();
  }, { "data-key": `cancel ${slug}` });
  const mark = () => {
    const missing = group.fresh.filter((field) => field.needed && !(draft[field.path] || "").length);
    write.disabled = missing.length > 0;
    still.textContent = missing.length ? `still needed: ${missing.map((field) => field.label.toLowerCase()).join(", ")}` : "";
  };
  mark();
  return make("section", { class: "entry draft", "data-draft": slug, "aria-label": `New ${ONE[slug]}` },
    make("h4", {}, `New ${ONE[slug]}`),
    ...group.fresh.map((field) => (field.kind === "passages" ? resting : typing)(form, group, field, draft, mark)),
    make("div", { class: "buttons" }, write, leave, still), form.writing.note(key));
}

/** The passages of a new entry. */
function resting(form, group, field, draft) {
  const found = draft[field.path] || [];
  const hold = (next) => {
    draft[field.path] = next;
    form.draw();
  };
  const out = (number) => button("Remove", () => hold(found.filter((_, n) => n !== number)), { class: "small", "aria-label": `Remove the passage “${found[number].words.slice(0, 40)}”` });
  const rows = found.map((one, number) => make("li", {}, quoted(one), out(number)));
  const search = finder(form, `draft ${group.slug} ${field.path}`, (one) => hold([...found, one]));
  return labelled("passages", null, field.label, listing(rows), search);
}

/** A field of a new entry that is typed or chosen. */
function typing(form, group, field, draft, mark) {
  const key = `draft ${group.slug} ${field.path}`;
  const id = form.id(key);
  const made = control(field, { id, "data-key": key, "aria-describedby": `${id}-about` }, draft[field.path] || "");
  made.addEventListener("input", () => {
    draft[field.path] = made.value;
    mark();
    form.later.after("check", CHECK, () => tried(form, group, draft));
  });
  return labelled(field.kind, id, field.label, made, about({ help: field.help }, id));
}

/** What would be wrong with a new entry as far as it is typed. */
function tried(form, group, draft) {
  form.send("try", { path: group.slug, value: bare(draft) }, ({ faults = {} }) => {
    for (const [path, one] of Object.entries(faults)) {
      const field = group.fresh.find((known) => known.path === path);
      remarked(form, form.id(`draft ${group.slug} ${path}`), one, field?.help);
    }
  });
}

/** A new entry as the file would hold it. */
function bare(draft) {
  return draft.rests_on ? { ...draft, rests_on: draft.rests_on.map(cited) } : draft;
}
